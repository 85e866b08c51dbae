package org.bourse.risk.assess;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Jumps of prices, and what is held. */
@Schema(name = "StressRequest")
record StressRequest(
        @Schema(description = "In the place of holdings", examples = "1000")
                @Nullable String accountId,
        @Schema(description = "1 to 50") @Nullable List<HoldingRequest> holdings,
        @Schema(description = "1 to 50") @Nullable List<Scenario> scenarios) {

    /** A jump of prices. */
    @Schema(name = "StressScenario")
    record Scenario(
            @Schema(examples = "crash") @Nullable String name,
            @Schema(
                            description = "By symbol; -0.3 is a fall by 30 %; -1 to 10",
                            examples = "{\"BTC-USDT\":\"-0.3\"}")
                    @Nullable Map<String, @Nullable String> symbols,
            @Schema(description = "By factor; -1 to 10", examples = "{\"market\":\"-0.2\"}")
                    @Nullable Map<String, @Nullable String> factors) {}
}
