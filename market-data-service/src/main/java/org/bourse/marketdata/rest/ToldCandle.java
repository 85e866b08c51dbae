package org.bourse.marketdata.rest;

import java.math.BigDecimal;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.history.HistoryCandle;
import org.bourse.marketdata.store.ImportedCandle;
import org.jspecify.annotations.Nullable;

/**
 * A candle in decimals.
 *
 * @param source where it was imported from; null: the venue's own
 */
record ToldCandle(@Nullable String source, HistoryCandle candle) {

    static ToldCandle of(ImportedCandle imported) {
        return new ToldCandle(imported.source(), imported.candle());
    }

    static ToldCandle of(SymbolTerms terms, Candle candle) {
        return new ToldCandle(
                null,
                new HistoryCandle(
                        candle.openMicros(),
                        new BigDecimal(terms.price(candle.openTicks())),
                        new BigDecimal(terms.price(candle.highTicks())),
                        new BigDecimal(terms.price(candle.lowTicks())),
                        new BigDecimal(terms.price(candle.closeTicks())),
                        new BigDecimal(terms.quantity(candle.lots())),
                        new BigDecimal(terms.quoteAmount(candle.quoteMinor())),
                        candle.trades(),
                        new BigDecimal(terms.quantity(candle.takerBuyLots())),
                        new BigDecimal(terms.quoteAmount(candle.takerBuyQuoteMinor())),
                        candle.firstTradeId(),
                        candle.lastTradeId()));
    }

    long openMicros() {
        return candle.openMicros();
    }

    ToldCandle openedAt(long micros) {
        return new ToldCandle(source, candle.openedAt(micros));
    }

    /** With the trades of one that follows. */
    ToldCandle and(ToldCandle later) {
        return new ToldCandle(source == null ? later.source : source, candle.and(later.candle));
    }
}
