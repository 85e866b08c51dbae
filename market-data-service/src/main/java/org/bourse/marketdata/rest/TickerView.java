package org.bourse.marketdata.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.statistics.Ticker;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was traded of a symbol in 24 hours. Prices are absent while nothing tells them. */
@Schema(name = "Ticker")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TickerView(
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(
                        description = "A full minute, 23 h 59 min to 24 h before closeTime",
                        examples = "2026-11-20T09:31:00Z")
                Instant openTime,
        @Schema(description = "Venue time now", examples = "2026-11-21T09:30:12.3Z")
                Instant closeTime,
        @Schema(examples = "61000") @Nullable String open,
        @Schema(examples = "62500") @Nullable String high,
        @Schema(examples = "60500") @Nullable String low,
        @Schema(description = "The last trade's, however long ago", examples = "62000")
                @Nullable String last,
        @Schema(examples = "1000") @Nullable String change,
        @Schema(description = "Of the open, in percent", examples = "1.6393")
                @Nullable String changePercent,
        @Schema(description = "Turnover through volume", examples = "61600.5")
                @Nullable String weightedAverage,
        @Schema(description = "The last trade's before openTime", examples = "60999")
                @Nullable String previousClose,
        @Schema(examples = "120.5") String volume,
        @Schema(examples = "7422860.25") String quoteVolume,
        @Schema(examples = "2310") long trades,
        @Schema(examples = "160768") @Nullable String firstTradeId,
        @Schema(examples = "163840") @Nullable String lastTradeId,
        @Schema(examples = "61999.5") @Nullable String bid,
        @Schema(examples = "0.25") @Nullable String bidQuantity,
        @Schema(examples = "62000") @Nullable String ask,
        @Schema(examples = "0.1") @Nullable String askQuantity) {

    static TickerView of(SymbolTerms terms, Ticker ticker, Optional<DepthSnapshot> depth) {
        Candle traded = ticker.traded().orElse(null);
        BookLevel bid = depth.flatMap(it -> it.bids().stream().findFirst()).orElse(null);
        BookLevel ask = depth.flatMap(it -> it.asks().stream().findFirst()).orElse(null);
        return new TickerView(
                terms.name(),
                Times.of(ticker.fromMicros()),
                Times.of(ticker.toMicros()),
                traded == null ? null : terms.price(traded.openTicks()),
                traded == null ? null : terms.price(traded.highTicks()),
                traded == null ? null : terms.price(traded.lowTicks()),
                ticker.lastTicks() == 0 ? null : terms.price(ticker.lastTicks()),
                traded == null ? null : terms.price(ticker.changeTicks()),
                traded == null ? null : ticker.changePercent(),
                traded == null ? null : terms.averagePrice(traded.quoteMinor(), traded.lots()),
                ticker.previousCloseTicks() == 0 ? null : terms.price(ticker.previousCloseTicks()),
                terms.quantity(traded == null ? 0 : traded.lots()),
                terms.quoteAmount(traded == null ? 0 : traded.quoteMinor()),
                traded == null ? 0 : traded.trades(),
                traded == null ? null : Ids.print(traded.firstTradeId()),
                traded == null ? null : Ids.print(traded.lastTradeId()),
                bid == null ? null : terms.price(bid.priceTicks()),
                bid == null ? null : terms.quantity(bid.lots()),
                ask == null ? null : terms.price(ask.priceTicks()),
                ask == null ? null : terms.quantity(ask.lots()));
    }
}
