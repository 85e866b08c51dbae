package org.bourse.risk.assess;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be lost, and where it sits. */
@Schema(name = "VarAnswer")
record VarView(
        @Schema(examples = "PARAMETRIC") String model,
        @Schema(description = "The loss not passed with the confidence", examples = "1395.8")
                String valueAtRisk,
        @Schema(description = "The mean loss beyond it", examples = "1599.1") String conditional,
        @Schema(description = "Of the whole over one period", examples = "600") String deviation,
        @Schema(description = "Sum of the deviations alone by that of the whole", examples = "1.2")
                String diversification,
        @Schema(description = "In the order of the request") List<Part> holdings,
        @Schema(
                        description = "Correlations, rows and columns in that order",
                        examples = "[[\"1\",\"0.5\"],[\"0.5\",\"1\"]]")
                List<List<String>> correlation) {

    /** A cell of the heat map. */
    @Schema(name = "RiskPart")
    record Part(
            @Schema(examples = "BTC-USDT") String symbol,
            @Schema(description = "Alone, over one period", examples = "400") String deviation,
            @Schema(
                            description = "Its part of the whole's deviation; they add up",
                            examples = "350")
                    String component) {}
}
