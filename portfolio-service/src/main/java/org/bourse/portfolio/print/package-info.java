/** PURE. Lines of text as PDF. */
@NullMarked
package org.bourse.portfolio.print;

import org.jspecify.annotations.NullMarked;
