/**
 * Runs the venue inside this process: one thread from start to stop, with its configuration, logs,
 * metrics and health. Nothing is decided here; {@code runner} decides.
 */
@NullMarked
package org.bourse.matching.hosting;

import org.jspecify.annotations.NullMarked;
