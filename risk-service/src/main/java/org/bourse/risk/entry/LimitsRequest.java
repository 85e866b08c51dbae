package org.bourse.risk.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bourse.risk.limit.SymbolLimitText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Limits to set; what is absent stays as it is. */
@Schema(name = "LimitsRequest")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LimitsRequest(
        @Schema(description = "Orders that may rest at a time, 0 to 1,000,000", examples = "100")
                @Nullable Integer maxOpenOrders,
        @Schema(
                        description = "Greatest notional of one order, by quote asset",
                        examples = "{\"USDT\":\"100000\"}")
                @Nullable Map<String, @Nullable String> maxOrderNotional,
        @Schema(
                        description =
                                "Traded notional a day above which there is an alert, by quote"
                                        + " asset; null lifts the limit",
                        examples = "{\"USDT\":\"1000000\"}")
                @Nullable Map<String, @Nullable String> maxDailyVolume,
        @Schema(
                        description = "Limits by symbol",
                        examples = "{\"BTC-USDT\":{\"maxPosition\":\"10\"}}")
                @Nullable Map<String, @Nullable SymbolLimits> symbols) {

    Optional<Integer> openOrdersMax() {
        return Optional.ofNullable(maxOpenOrders);
    }

    Map<String, @Nullable String> orderNotional() {
        return maxOrderNotional == null ? Map.of() : maxOrderNotional;
    }

    Map<String, @Nullable String> dailyVolume() {
        return maxDailyVolume == null ? Map.of() : maxDailyVolume;
    }

    Map<String, @Nullable SymbolLimitText> ofSymbols() {
        Map<String, @Nullable SymbolLimitText> texts = new TreeMap<>();
        if (symbols != null) {
            symbols.forEach(
                    (name, limits) -> texts.put(name, limits == null ? null : limits.text()));
        }
        return texts;
    }
}
