/** What splits and dividends do to a series of candles. Pure. */
@NullMarked
package org.bourse.marketdata.adjust;

import org.jspecify.annotations.NullMarked;
