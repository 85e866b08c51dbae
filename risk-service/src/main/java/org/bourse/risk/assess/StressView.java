package org.bourse.risk.assess;

import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What each scenario would bring. */
@Schema(name = "StressAnswer")
record StressView(List<Outcome> outcomes) {

    /** Of one scenario; negative is a loss. */
    @Schema(name = "StressOutcome")
    record Outcome(
            @Schema(examples = "crash") String name,
            @Schema(examples = "-18000") String total,
            @Schema(examples = "{\"BTC-USDT\":\"-18000\"}") SortedMap<String, String> symbols) {}
}
