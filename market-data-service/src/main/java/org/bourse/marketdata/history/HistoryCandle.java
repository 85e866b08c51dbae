package org.bourse.marketdata.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A candle of another market. What its source does not tell is null.
 *
 * @param openMicros when it begins, microseconds since the Unix epoch
 * @param volume in the base asset
 * @param quoteVolume in the quote asset
 * @param takerBuyVolume of the volume what buyers took
 * @param firstTradeId the source's, not the venue's
 */
public record HistoryCandle(
        long openMicros,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        @Nullable BigDecimal quoteVolume,
        @Nullable Long trades,
        @Nullable BigDecimal takerBuyVolume,
        @Nullable BigDecimal takerBuyQuoteVolume,
        @Nullable Long firstTradeId,
        @Nullable Long lastTradeId) {}
