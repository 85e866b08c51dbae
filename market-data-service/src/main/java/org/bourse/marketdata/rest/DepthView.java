package org.bourse.marketdata.rest;

import java.util.List;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
        @Schema(examples = "[[\"62000\", \"0.1\"]]") List<List<String>> asks) {

    static DepthView of(SymbolTerms terms, DepthSnapshot depth) {
        return new DepthView(
                terms.name(),
                depth.sequence(),
                pairs(terms, depth.bids()),
                pairs(terms, depth.asks()));
    }

    private static List<List<String>> pairs(SymbolTerms terms, List<BookLevel> levels) {
        return levels.stream()
                .map(level ->
                        List.of(terms.price(level.priceTicks()), terms.quantity(level.lots())))
                .toList();
    }
}
