package org.bourse.marketdata.statistics;

/**
 * What a lot cost on average: the turnover through the volume of the last five minutes, which are
 * the minute of venue time that is now and the four before it.
 *
 * @param lots their volume; 0: nothing was traded, and the last trade's price stands for the
 *     average
 * @param quoteMinor their turnover in minor units of the quote asset
 * @param lastTicks the price of the last trade ever
 */
public record AveragePrice(long lots, long quoteMinor, long lastTicks) {}
