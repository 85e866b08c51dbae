package org.bourse.marketdata.statistics;

/**
 * What is kept of each symbol.
 *
 * @param candlesMax of each interval, at least 1
 * @param aggregatedMax newest aggregated trades, at least 1
 * @param pricesMax told apart in a day's volume profile, at least 2
 */
public record StatisticsBounds(int candlesMax, int aggregatedMax, int pricesMax) {}
