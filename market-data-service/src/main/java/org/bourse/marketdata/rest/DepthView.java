package org.bourse.marketdata.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.Indication;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The best levels of a book, best first, as pairs of price and quantity. */
@Schema(name = "Depth")
record DepthView(
        @Schema(examples = "BTC-USDT") String symbol,
        @Schema(
                        description =
                                "The last change contained; an increment of the depth stream"
                                        + " with U one more follows it.",
                        examples = "160")
                long lastUpdateId,
        @Schema(examples = "[[\"61999.5\", \"0.25\"]]") List<List<String>> bids,
        @Schema(examples = "[[\"62000\", \"0.1\"]]") List<List<String>> asks,
        @Schema(description = "In a call auction, while bids and asks may cross. Absent otherwise.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable IndicationView indication) {

    static DepthView of(SymbolTerms terms, DepthSnapshot depth, Optional<Indication> indication) {
        return new DepthView(
                terms.name(),
                depth.sequence(),
                pairs(terms, depth.bids()),
                pairs(terms, depth.asks()),
                indication.map(it -> IndicationView.of(terms, it)).orElse(null));
    }

    private static List<List<String>> pairs(SymbolTerms terms, List<BookLevel> levels) {
        return levels.stream()
                .map(level ->
                        List.of(terms.price(level.priceTicks()), terms.quantity(level.lots())))
                .toList();
    }
}
