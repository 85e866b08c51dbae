package org.bourse.marketdata.store;

import org.bourse.marketdata.tape.PublicTrade;

/**
 * A row of the trades.
 *
 * @param symbol its number
 * @param joined of the same order and at the same price as the symbol's trade before it
 */
public record StoredTrade(int symbol, PublicTrade trade, boolean joined) {}
