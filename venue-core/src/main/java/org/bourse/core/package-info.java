/**
 * The deterministic core of a venue: a sequence of commands in, events out.
 *
 * <p>{@link Venue} is the only writer of the venue's state. It runs on one thread and knows no
 * clock, no randomness and no I/O; time, ids and order arrive as arguments. Two venues that were
 * given the same commands emitted the same events and are in the same state. Prices are in ticks,
 * quantities in lots, amounts in minor units of their asset, rates in parts of 10^8, venue time in
 * microseconds since the Unix epoch, all as {@code long}.
 */
@NullMarked
package org.bourse.core;

import org.jspecify.annotations.NullMarked;
