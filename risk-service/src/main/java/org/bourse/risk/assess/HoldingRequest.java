package org.bourse.risk.assess;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something held. */
@Schema(name = "HoldingRequest")
record HoldingRequest(
        @Schema(description = "Any name, 1 to 64 characters", examples = "BTC-USDT")
                @Nullable String symbol,
        @Schema(description = "What it is worth now; negative: owed", examples = "60000")
                @Nullable String value,
        @Schema(
                        description = "Of stress only: how much of a factor's move it makes",
                        examples = "{\"market\":\"1.2\"}")
                @Nullable Map<String, @Nullable String> loadings) {

    private static final double VALUE_MAX = 1e15;

    /** Their names, each once. */
    static List<String> symbols(@Nullable List<HoldingRequest> holdings) {
        List<HoldingRequest> bounded = Figures.bounded(holdings, Figures.HOLDINGS_MAX, "holdings");
        Set<String> seen = new HashSet<>();
        for (HoldingRequest holding : bounded) {
            if (!seen.add(Figures.name(holding.symbol(), "holdings.symbol"))) {
                throw Figures.refused(
                        "NAME_INVALID", "Each symbol stands there once.", "holdings.symbol");
            }
        }
        return bounded.stream().map(holding -> String.valueOf(holding.symbol())).toList();
    }

    double number() {
        return Figures.within(
                Figures.number(value, "holdings.value"), -VALUE_MAX, VALUE_MAX, "holdings.value");
    }

    Map<String, Double> factors() {
        return numbers(loadings, -100, 100, "holdings.loadings");
    }

    static Map<String, Double> numbers(
            @Nullable Map<String, @Nullable String> texts, double min, double max, String field) {
        Map<String, Double> numbers = new TreeMap<>();
        if (texts != null) {
            if (texts.size() > Figures.HOLDINGS_MAX) {
                throw Figures.refused(
                        "SIZE_INVALID", "There may be " + Figures.HOLDINGS_MAX + ".", field);
            }
            texts.forEach((name, text) ->
                    numbers.put(
                            Figures.name(name, field),
                            Figures.within(Figures.number(text, field), min, max, field)));
        }
        return numbers;
    }
}
