/** PURE. CSV that spreadsheets take for nothing else. */
@NullMarked
package org.bourse.platform.csv;

import org.jspecify.annotations.NullMarked;
