package org.bourse.marketdata.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.tape.AggregatedTrade;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one order took at one price at once. */
@Schema(name = "AggregatedTrade")
record AggregatedTradeView(
        @Schema(examples = "160768") String firstTradeId,
        @Schema(examples = "160770") String lastTradeId,
        @Schema(examples = "62000") String price,
        @Schema(examples = "0.1") String quantity,
        @Schema(examples = "6200") String quoteQuantity,
        @Schema(description = "Venue time", examples = "2026-11-21T09:30:00.123456Z") Instant time,
        @Schema(
                        description = "The side of the order that took. Absent in a call auction.",
                        examples = "BUY")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String takerSide,
        @Schema(description = "Made by a call auction: nobody took, both pay as makers.")
                boolean auction) {

    static AggregatedTradeView of(SymbolTerms terms, AggregatedTrade trade) {
        return new AggregatedTradeView(
                Ids.print(trade.firstTradeId()),
                Ids.print(trade.lastTradeId()),
                terms.price(trade.priceTicks()),
                terms.quantity(trade.lots()),
                terms.quoteAmount(trade.notionalMinor()),
                Times.of(trade.venueTimeMicros()),
                trade.auction() ? null : trade.takerSide().name(),
                trade.auction());
    }
}
