/** Snapshots of the venue in PostgreSQL, in chunks. */
@NullMarked
package org.bourse.matching.snapshots;

import org.jspecify.annotations.NullMarked;
