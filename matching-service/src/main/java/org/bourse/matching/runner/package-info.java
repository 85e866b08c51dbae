/**
 * The log runner: reads the venue's log in order, applies it to the core, sends what the core says,
 * and gives it time.
 *
 * <p>Pure: {@link org.bourse.matching.runner.VenueRunner} meets Kafka and the clocks only through
 * the interfaces of this package, one call of {@code turn} at a time, so a simulator can drive it.
 * On a start it replays the whole log and sends only what is not stored yet, so nothing is doubled
 * and nothing missing downstream.
 */
@NullMarked
package org.bourse.matching.runner;

import org.jspecify.annotations.NullMarked;
