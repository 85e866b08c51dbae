package org.bourse.marketdata.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.history.HistoryCandle;
import org.bourse.marketdata.store.ImportedCandle;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A candle, the venue's own or an imported one. */
@Schema(
        name = "Kline",
        description =
                "A candle. One with a source was imported: its ids are the source's, and what its"
                        + " source does not tell is 0.")
record KlineView(
        @Schema(examples = "2026-11-21T09:30:00Z") Instant openTime,
        @Schema(examples = "62000") String open,
        @Schema(examples = "62010.5") String high,
        @Schema(examples = "61990") String low,
        @Schema(examples = "62001") String close,
        @Schema(examples = "12.5") String volume,
        @Schema(examples = "775012.5") String quoteVolume,
        @Schema(examples = "231") long trades,
        @Schema(description = "Of the volume what buyers took.", examples = "7.1")
                String takerBuyVolume,
        @Schema(examples = "440207.1") String takerBuyQuoteVolume,
        @Schema(examples = "160768") String firstTradeId,
        @Schema(examples = "163840") String lastTradeId,
        @Schema(description = "Of imported candles where they come from", examples = "binance")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String source,
        @Schema(
                        description =
                                "With a calendar the part of its day that openTime is in; absent of"
                                        + " candles of a day and longer, unless all is regular")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                TradingHours.@Nullable Part session) {

    static KlineView of(SymbolTerms terms, Candle candle) {
        return new KlineView(
                Times.of(candle.openMicros()),
                terms.price(candle.openTicks()),
                terms.price(candle.highTicks()),
                terms.price(candle.lowTicks()),
                terms.price(candle.closeTicks()),
                terms.quantity(candle.lots()),
                terms.quoteAmount(candle.quoteMinor()),
                candle.trades(),
                terms.quantity(candle.takerBuyLots()),
                terms.quoteAmount(candle.takerBuyQuoteMinor()),
                Ids.print(candle.firstTradeId()),
                Ids.print(candle.lastTradeId()),
                null,
                null);
    }

    static KlineView of(ImportedCandle imported) {
        return of(ToldCandle.of(imported), null);
    }

    static KlineView of(ToldCandle told, TradingHours.@Nullable Part session) {
        HistoryCandle candle = told.candle();
        return new KlineView(
                Times.of(candle.openMicros()),
                Decimals.print(candle.open()),
                Decimals.print(candle.high()),
                Decimals.print(candle.low()),
                Decimals.print(candle.close()),
                Decimals.print(candle.volume()),
                told(candle.quoteVolume()),
                candle.trades() == null ? 0 : candle.trades(),
                told(candle.takerBuyVolume()),
                told(candle.takerBuyQuoteVolume()),
                id(candle.firstTradeId()),
                id(candle.lastTradeId()),
                told.source(),
                session);
    }

    private static String told(@Nullable BigDecimal number) {
        return number == null ? "0" : Decimals.print(number);
    }

    private static String id(@Nullable Long id) {
        return id == null ? "0" : Ids.print(id);
    }
}
