/** Calendars as everybody sees them. */
@NullMarked
package org.bourse.marketdata.calendar;

import org.jspecify.annotations.NullMarked;
