package org.bourse.risk.assess;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How large a position should be, by which rule. */
@Schema(name = "SizingRequest")
record SizingRequest(
        @Schema(
                        description =
                                "FIXED_FRACTION (equity, fraction, entry, stop), KELLY"
                                        + " (probability, payoff), VOLATILITY_TARGET (target,"
                                        + " volatility, maxWeight), RISK_PARITY (returns or"
                                        + " closes)",
                        examples = "FIXED_FRACTION")
                @Nullable String rule,
        @Schema(description = "In the place of equity, or of returns and closes", examples = "1000")
                @Nullable String accountId,
        @Schema(examples = "10000") @Nullable String equity,
        @Schema(description = "Of the equity; 0.01 if absent", examples = "0.01")
                @Nullable String fraction,
        @Schema(examples = "60000") @Nullable String entry,
        @Schema(examples = "58000") @Nullable String stop,
        @Schema(description = "Of a win, 0 to 1", examples = "0.55") @Nullable String probability,
        @Schema(description = "What a win brings for 1 lost", examples = "1.5")
                @Nullable String payoff,
        @Schema(description = "The volatility wanted", examples = "0.1") @Nullable String target,
        @Schema(description = "That of the asset, of the same time", examples = "0.4")
                @Nullable String volatility,
        @Schema(description = "At most; 1 if absent", examples = "1") @Nullable String maxWeight,
        @Schema(
                        description = "By symbol, the oldest first, equally many",
                        examples = "{\"BTC-USDT\":[\"0.01\",\"-0.02\",\"0.005\"]}")
                @Nullable Map<String, @Nullable List<String>> returns,
        @Schema(
                        description = "By symbol, the oldest first, equally many",
                        examples = "{\"BTC-USDT\":[\"60000\",\"60600\",\"59400\"]}")
                @Nullable Map<String, @Nullable List<String>> closes) {

    /** The names of the fields that are there, but the rule. */
    Set<String> named() {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("accountId", accountId);
        fields.put("equity", equity);
        fields.put("fraction", fraction);
        fields.put("entry", entry);
        fields.put("stop", stop);
        fields.put("probability", probability);
        fields.put("payoff", payoff);
        fields.put("target", target);
        fields.put("volatility", volatility);
        fields.put("maxWeight", maxWeight);
        fields.put("returns", returns);
        fields.put("closes", closes);
        fields.values().removeIf(Objects::isNull);
        return fields.keySet();
    }
}
