package org.bourse.marketdata.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A candle to be stored. What is not known is null.
 *
 * @param openMicros when it begins, microseconds since the Unix epoch
 * @param volume in the base asset
 * @param quoteVolume in the quote asset
 * @param takerBuyVolume of the volume what buyers took
 * @param firstTradeId the source's
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
