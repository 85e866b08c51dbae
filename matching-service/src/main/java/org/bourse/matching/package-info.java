/**
 * Hosts the venue core: feeds it the log, sends what it says to the event topics, gives it time,
 * and lets operators administer the venue.
 *
 * <p>This service owns venue time and the four event topics; it owns no database. {@code codec} and
 * {@code runner} are pure: bytes and interfaces in, bytes and interfaces out. {@code kafka}, {@code
 * hosting} and {@code administration} are the edges.
 */
@NullMarked
package org.bourse.matching;

import org.jspecify.annotations.NullMarked;
