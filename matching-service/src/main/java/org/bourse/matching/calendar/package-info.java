/**
 * Symbols that follow a calendar: which follows which, kept in the database, and what has to be
 * sent to the venue so that their states are those of their calendars. {@link
 * org.bourse.matching.calendar.CalendarFollower} decides; it sees a venue as {@link
 * org.bourse.matching.calendar.SymbolSessions} and the table as {@link
 * org.bourse.matching.calendar.Assignments}.
 */
@NullMarked
package org.bourse.matching.calendar;

import org.jspecify.annotations.NullMarked;
