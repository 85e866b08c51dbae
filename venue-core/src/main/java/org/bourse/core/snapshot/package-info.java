/**
 * The encoding of a venue's state: the same state has the same bytes, whatever way led to it and on
 * whatever machine. It knows nothing of what it carries: every class that has state writes and
 * reads it itself.
 */
@NullMarked
package org.bourse.core.snapshot;

import org.jspecify.annotations.NullMarked;
