package org.bourse.marketdata.statistics;

/**
 * What was traded at the prices from {@code fromTicks} on, as many ticks as its profile says.
 *
 * @param takerBuyLots of the lots what buyers took
 */
public record PriceVolume(long fromTicks, long lots, long takerBuyLots) {}
