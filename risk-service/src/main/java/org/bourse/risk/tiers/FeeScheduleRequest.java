package org.bourse.risk.tiers;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.Decimals;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.tier.TierSchedule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schedule as an operator writes it. */
public record FeeScheduleRequest(
        @Schema(description = "Code of the asset volumes are measured in", examples = "USDT")
                @Nullable String reference,
        @Schema(description = "Volumes rise from tier to tier; none: everybody is in tier 0")
                @Nullable List<@Nullable Tier> tiers) {

    /** From this volume on, this tier. */
    @Schema(name = "FeeScheduleRequestTier")
    public record Tier(
            @Schema(description = "1 to 15; its rates are set", examples = "1")
                    @Nullable Integer tier,
            @Schema(
                            description =
                                    "Above 0, in the reference asset, at most with its decimals",
                            examples = "1000000")
                    @Nullable String volumeFrom) {}

    TierSchedule schedule(ListedAsset asset) {
        List<TierSchedule.Step> steps = new ArrayList<>();
        for (Tier tier : tiers == null ? List.<Tier>of() : tiers) {
            if (tier == null || tier.tier() == null || tier.volumeFrom() == null) {
                throw invalid();
            }
            steps.add(
                    new TierSchedule.Step(
                            tier.tier(), Decimals.parse(tier.volumeFrom(), asset.scale())));
        }
        if (!TierSchedule.isOrdered(steps)) {
            throw invalid();
        }
        return new TierSchedule(steps);
    }

    private static ProblemException invalid() {
        return new ProblemException(
                Problem.of(
                                422,
                                "FEE_SCHEDULE_INVALID",
                                "Tiers are 1 to 15, each once, with volumes that rise from above"
                                        + " 0.")
                        .field("tiers"));
    }
}
