package org.bourse.marketdata.history;

import java.math.BigDecimal;
import org.bourse.marketdata.source.tick.SourceBar;
import org.jspecify.annotations.Nullable;

/**
 * A candle as a file tells it. What it does not tell is null.
 *
 * @param quoteVolume in the quote asset
 * @param trades how many
 * @param takerBuyVolume of the volume what buyers took
 */
public record HistoryBar(
        SourceBar bar,
        @Nullable BigDecimal quoteVolume,
        @Nullable Long trades,
        @Nullable BigDecimal takerBuyVolume,
        @Nullable BigDecimal takerBuyQuoteVolume) {}
