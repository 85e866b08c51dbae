/** Reads calendars from JSON: those that are shipped, and an operator's own from a folder. */
@NullMarked
package org.bourse.calendars.files;

import org.jspecify.annotations.NullMarked;
