/**
 * How well an account did: pure, in one pass over its days, in floating point (these are ratios for
 * people, no money is moved by them).
 *
 * <p>A day's return is {@code (equity + outflow) / (equity of the day before + inflow) - 1}: money
 * that comes in works from the start of its day, money that goes out until its end. A day that
 * begins with nothing, or with less, has no return. A year has 365 days: the venue never closes.
 */
@NullMarked
package org.bourse.portfolio.performance;

import org.jspecify.annotations.NullMarked;
