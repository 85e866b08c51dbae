package org.bourse.marketdata.paper;

import org.bourse.contracts.v1.Side;

/**
 * Trades of the market outside at one price.
 *
 * @param takerSide of whoever came for what rested
 * @param priceTicks the venue's price as far as the taker would have gone, so never to the good of
 *     what rests here
 */
public record MarketTrade(Side takerSide, long priceTicks, long lots) {}
