/** The runner against logs in memory: crashes, restarts, time. */
@NullMarked
package org.bourse.matching.kafka;

import org.jspecify.annotations.NullMarked;
