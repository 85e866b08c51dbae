/**
 * History from files: reading rows of candles and trades, checking them as feeds are checked,
 * making candles of trades, finding what is missing, and the report of all that. Pure.
 */
@NullMarked
package org.bourse.marketdata.history;

import org.jspecify.annotations.NullMarked;
