/** The runner against logs in memory: crashes, restarts, time. */
@NullMarked
package org.bourse.matching.snapshots;

import org.jspecify.annotations.NullMarked;
