package org.bourse.marketdata.store;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A candle that was imported. What its source does not tell is null.
 *
 * @param openMicros when it begins, microseconds since the Unix epoch
 * @param volume in the base asset
 * @param quoteVolume in the quote asset
 * @param takerBuyVolume of the volume what buyers took
 * @param firstTradeId the source's, not the venue's
 */
public record ImportedCandle(
        String source,
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
