/**
 * A symbol's book as its readers see it: built from images and changes of levels, gapless by the
 * book's own sequence; and the changes since the last increment. Pure.
 */
@NullMarked
package org.bourse.marketdata.book;

import org.jspecify.annotations.NullMarked;
