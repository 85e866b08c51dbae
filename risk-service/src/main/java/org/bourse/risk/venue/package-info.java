/**
 * What is known of the venue, as rows: its time, its assets and symbols, the limits its core
 * confirmed.
 */
@NullMarked
package org.bourse.risk.venue;

import org.jspecify.annotations.NullMarked;
