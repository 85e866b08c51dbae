package org.bourse.marketdata.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.tape.PublicTrade;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A public trade. */
@Schema(name = "PublicTrade")
record TradeView(
        @Schema(examples = "160768") String id,
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
                boolean auction,
        @Schema(description = "With a calendar: the part of its day that time is in")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                TradingHours.@Nullable Part session) {

    static TradeView of(SymbolTerms terms, PublicTrade trade, TradingHours.@Nullable Part session) {
        return new TradeView(
                Ids.print(trade.tradeId()),
                terms.price(trade.priceTicks()),
                terms.quantity(trade.lots()),
                terms.quoteAmount(trade.notionalMinor()),
                Instant.EPOCH.plus(trade.venueTimeMicros(), ChronoUnit.MICROS),
                trade.auction() ? null : trade.takerSide().name(),
                trade.auction(),
                session);
    }
}
