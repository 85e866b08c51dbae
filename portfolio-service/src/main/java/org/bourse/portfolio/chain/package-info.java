/** The hash chain of the journal over REST: its head, and whether a stretch of it is whole. */
@NullMarked
package org.bourse.portfolio.chain;

import org.jspecify.annotations.NullMarked;
