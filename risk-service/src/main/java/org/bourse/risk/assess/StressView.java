package org.bourse.risk.assess;

import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What each scenario would bring. */
@Schema(name = "StressAnswer")
record StressView(
        @Schema(
                        description =
                                "The sum of the values: what is gained for each 1 (100 %) by"
                                        + " which all prices rise, as nothing held is an option",
                        examples = "60000")
                String delta,
        List<Outcome> outcomes) {

    /** Of one scenario; negative is a loss. */
    @Schema(name = "StressOutcome")
    record Outcome(
            @Schema(examples = "crash") String name,
            @Schema(examples = "-18000") String total,
            @Schema(examples = "{\"BTC-USDT\":\"-18000\"}") SortedMap<String, String> symbols) {}
}
