/** Calendars against the core, naive twins and somebody else's holidays. */
@NullMarked
package org.bourse.calendars;

import org.jspecify.annotations.NullMarked;
