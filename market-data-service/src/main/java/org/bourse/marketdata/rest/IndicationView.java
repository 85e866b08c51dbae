package org.bourse.marketdata.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.book.Indication;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a call auction would trade if it ended now. */
@Schema(name = "Indication")
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndicationView(
        @Schema(description = "Absent: nothing would be traded.", examples = "62000")
                @Nullable String price,
        @Schema(examples = "0.25") String quantity,
        @Schema(description = "What one side has more at this price", examples = "0.1")
                String surplus,
        @Schema(description = "Which side that is. Absent: neither.", examples = "BUY")
                @Nullable String surplusSide) {

    static IndicationView of(SymbolTerms terms, Indication indication) {
        return new IndicationView(
                indication.priceTicks() == 0 ? null : terms.price(indication.priceTicks()),
                terms.quantity(indication.lots()),
                terms.quantity(indication.surplusLots()),
                indication.surplusLots() == 0 ? null : indication.surplusSide().name());
    }
}
