/** Symbols that follow calendars. */
@NullMarked
package org.bourse.matching.calendar;

import org.jspecify.annotations.NullMarked;
