package org.bourse.marketdata.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The best bid and ask of a symbol; absent when there is none. */
@Schema(name = "BookTicker")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BookTickerView(
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(examples = "160") long lastUpdateId,
        @Schema(examples = "61999.5") @Nullable String bid,
        @Schema(examples = "0.25") @Nullable String bidQuantity,
        @Schema(examples = "62000") @Nullable String ask,
        @Schema(examples = "0.1") @Nullable String askQuantity) {

    static BookTickerView of(SymbolTerms terms, DepthSnapshot best) {
        BookLevel bid = best.bids().stream().findFirst().orElse(null);
        BookLevel ask = best.asks().stream().findFirst().orElse(null);
        return new BookTickerView(
                terms.name(),
                best.sequence(),
                bid == null ? null : terms.price(bid.priceTicks()),
                bid == null ? null : terms.quantity(bid.lots()),
                ask == null ? null : terms.price(ask.priceTicks()),
                ask == null ? null : terms.quantity(ask.lots()));
    }
}
