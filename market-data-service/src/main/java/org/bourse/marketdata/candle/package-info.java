/**
 * Candles of trades, exact in whole numbers: what was traded of a symbol in one interval of venue
 * time. An interval without trades has no candle. Pure.
 */
@NullMarked
package org.bourse.marketdata.candle;

import org.jspecify.annotations.NullMarked;
