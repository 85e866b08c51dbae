package org.bourse.marketdata.history;

import java.time.Instant;

/**
 * Candles that are not there although the market was open.
 *
 * @param from when the first of them would begin
 * @param until when the next one that is there begins
 * @param candles how many are missing
 */
public record Gap(Instant from, Instant until, long candles) {}
