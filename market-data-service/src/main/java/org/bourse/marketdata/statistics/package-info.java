/**
 * What is said of a symbol's market besides its trades and book: candles, the 24 hours' ticker, the
 * average price, the volume at each price and the shape of the book. In bounded memory. Pure.
 */
@NullMarked
package org.bourse.marketdata.statistics;

import org.jspecify.annotations.NullMarked;
