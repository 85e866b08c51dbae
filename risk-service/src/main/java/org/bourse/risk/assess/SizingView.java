package org.bourse.risk.assess;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A size, in what the rule gives. */
@Schema(name = "SizingAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SizingView(
        @Schema(examples = "FIXED_FRACTION") String rule,
        @Schema(description = "Of FIXED_FRACTION", examples = "0.05") @Nullable String quantity,
        @Schema(description = "Of KELLY and VOLATILITY_TARGET", examples = "0.25")
                @Nullable String weight,
        @Schema(
                        description = "Of RISK_PARITY, of sum 1",
                        examples = "{\"BTC-USDT\":\"0.4\",\"ETH-USDT\":\"0.6\"}")
                @Nullable SortedMap<String, String> weights) {}
