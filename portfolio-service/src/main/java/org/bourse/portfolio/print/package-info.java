/** PURE. Lines of text as CSV that spreadsheets take for nothing else, and as PDF. */
@NullMarked
package org.bourse.portfolio.print;

import org.jspecify.annotations.NullMarked;
