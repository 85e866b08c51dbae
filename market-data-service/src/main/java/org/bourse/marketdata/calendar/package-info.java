/** The trading calendars as everybody may see them: days with their sessions, and holidays. */
@NullMarked
package org.bourse.marketdata.calendar;

import org.jspecify.annotations.NullMarked;
