package org.bourse.marketdata.rest;

import java.time.Instant;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.candle.Candle;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A candle. */
@Schema(name = "Kline")
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
        @Schema(examples = "163840") String lastTradeId) {

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
                Ids.print(candle.lastTradeId()));
    }
}
