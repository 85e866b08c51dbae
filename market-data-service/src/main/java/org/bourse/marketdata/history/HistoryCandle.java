package org.bourse.marketdata.history;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;
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
        @Nullable Long lastTradeId) {

    /** With the trades of a candle that follows; what one of both does not tell is not told. */
    public HistoryCandle and(HistoryCandle later) {
        return new HistoryCandle(
                openMicros,
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                volume.add(later.volume),
                sum(quoteVolume, later.quoteVolume, BigDecimal::add),
                sum(trades, later.trades, Math::addExact),
                sum(takerBuyVolume, later.takerBuyVolume, BigDecimal::add),
                sum(takerBuyQuoteVolume, later.takerBuyQuoteVolume, BigDecimal::add),
                firstTradeId,
                later.lastTradeId);
    }

    private static <T> @Nullable T sum(@Nullable T a, @Nullable T b, BinaryOperator<T> sum) {
        return a == null || b == null ? null : sum.apply(a, b);
    }

    /** The same trades in an interval that begins here. */
    public HistoryCandle openedAt(long micros) {
        return new HistoryCandle(
                micros,
                open,
                high,
                low,
                close,
                volume,
                quoteVolume,
                trades,
                takerBuyVolume,
                takerBuyQuoteVolume,
                firstTradeId,
                lastTradeId);
    }
}
