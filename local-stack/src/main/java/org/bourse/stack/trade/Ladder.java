package org.bourse.stack.trade;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bourse.stack.trade.TextTable.Column;

/**
 * A book as people read it: asks above bids, the best of both in the middle, and at each level what
 * there is up to it.
 */
public final class Ladder {
    private record Level(BigDecimal price, BigDecimal quantity, BigDecimal total) {}

    private Ladder() {}

    /** Of an answer of {@code /api/v1/depth}. */
    public static String text(JsonNode depth) {
        List<Level> asks = levels(depth.path("asks"));
        List<Level> bids = levels(depth.path("bids"));
        TextTable table =
                new TextTable(
                        List.of(
                                new Column("", false),
                                new Column("PRICE", true),
                                new Column("QUANTITY", true),
                                new Column("TOTAL", true)));
        int priceScale = scale(Stream.concat(asks.stream(), bids.stream()).map(Level::price));
        int scale = scale(Stream.concat(asks.stream(), bids.stream()).map(Level::total));
        asks.reversed().forEach(level -> table.add(row("ask", level, priceScale, scale)));
        if (!asks.isEmpty() && !bids.isEmpty()) {
            BigDecimal spread = asks.getFirst().price().subtract(bids.getFirst().price());
            table.add(List.of("spread", fixed(spread, priceScale), "", ""));
        }
        bids.forEach(level -> table.add(row("bid", level, priceScale, scale)));
        String symbol = depth.path("symbol").asText() + "\n";
        String book = asks.isEmpty() && bids.isEmpty() ? "no orders\n" : table.text();
        return symbol + book + auction(depth.path("indication"));
    }

    private static List<Level> levels(JsonNode side) {
        List<Level> levels = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode level : side) {
            BigDecimal quantity = new BigDecimal(level.path(1).asText());
            total = total.add(quantity);
            levels.add(new Level(new BigDecimal(level.path(0).asText()), quantity, total));
        }
        return levels;
    }

    private static int scale(Stream<BigDecimal> values) {
        return values.mapToInt(BigDecimal::scale).max().orElse(0);
    }

    private static List<String> row(String side, Level level, int priceScale, int scale) {
        return List.of(
                side,
                fixed(level.price(), priceScale),
                fixed(level.quantity(), scale),
                fixed(level.total(), scale));
    }

    private static String fixed(BigDecimal value, int scale) {
        return value.setScale(scale).toPlainString();
    }

    private static String auction(JsonNode indication) {
        if (indication.isMissingNode()) {
            return "";
        }
        return indication.has("price")
                ? "auction: would trade %s at %s\n"
                        .formatted(
                                indication.path("quantity").asText(),
                                indication.path("price").asText())
                : "auction: would trade nothing\n";
    }
}
