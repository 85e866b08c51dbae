/**
 * Trading calendars: when a market trades, by the clock of its own city. A calendar is a value; all
 * questions to it name a day or an instant. {@link org.bourse.calendars.RollingSchedule} says a
 * calendar's coming week in the words of the venue core.
 */
@NullMarked
package org.bourse.calendars;

import org.jspecify.annotations.NullMarked;
