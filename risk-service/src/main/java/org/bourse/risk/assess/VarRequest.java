package org.bourse.risk.assess;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the value at risk is asked of. */
@Schema(name = "VarRequest")
record VarRequest(
        @Schema(description = "In the place of holdings, returns and closes", examples = "1000")
                @Nullable String accountId,
        @Schema(description = "1 to 50") @Nullable List<HoldingRequest> holdings,
        @Schema(
                        description = "By symbol, the oldest first, equally many; these or closes",
                        examples = "{\"BTC-USDT\":[\"0.01\",\"-0.02\",\"0.005\"]}")
                @Nullable Map<String, @Nullable List<String>> returns,
        @Schema(
                        description = "By symbol, the oldest first, equally many",
                        examples = "{\"BTC-USDT\":[\"60000\",\"60600\",\"59400\"]}")
                @Nullable Map<String, @Nullable List<String>> closes,
        @Schema(
                        description = "HISTORICAL, PARAMETRIC or MONTE_CARLO; HISTORICAL if absent",
                        examples = "PARAMETRIC")
                @Nullable String model,
        @Schema(description = "0.5 to 0.9999; 0.99 if absent", examples = "0.99")
                @Nullable String confidence,
        @Schema(
                        description = "Periods of the returns to look ahead, 1 to 365; 1 if absent",
                        examples = "10")
                @Nullable Integer periods,
        @Schema(
                        description =
                                "SAMPLE or EXPONENTIAL, of all but the historical one; SAMPLE if"
                                        + " absent",
                        examples = "EXPONENTIAL")
                @Nullable String covariance,
        @Schema(description = "Of EXPONENTIAL; 0.94 if absent", examples = "0.94")
                @Nullable String lambda,
        @Schema(
                        description = "Of MONTE_CARLO, 1,000 to 100,000; 10,000 if absent",
                        examples = "10000")
                @Nullable Integer paths,
        @Schema(description = "Of MONTE_CARLO; 1 if absent", examples = "1") @Nullable Long seed) {}
