/**
 * What is known of the venue, as rows: its time, its assets and symbols, the limits its core
 * confirmed; and how it is told something.
 */
@NullMarked
package org.bourse.risk.venue;

import org.jspecify.annotations.NullMarked;
