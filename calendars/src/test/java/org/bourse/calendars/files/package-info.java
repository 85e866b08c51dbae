/** Files as people write them, good and bad. */
@NullMarked
package org.bourse.calendars.files;

import org.jspecify.annotations.NullMarked;
