package org.bourse.risk.tiers;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.Decimals;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.tier.TierSchedule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From which volume on accounts are in which tier. */
@Schema(name = "FeeSchedule", description = "From which 30-day volume on accounts are in a tier")
public record FeeScheduleView(
        @Schema(description = "The asset volumes are measured in", examples = "USDT")
                String reference,
        @Schema(description = "The smallest volume first") List<Tier> tiers) {

    /** A tier of the schedule with its rates as decimals: 0.001 is 0.1 %. */
    @Schema(name = "FeeScheduleTier")
    public record Tier(
            @Schema(examples = "1") int tier,
            @Schema(description = "In the reference asset", examples = "1000000") String volumeFrom,
            @Schema(description = "Negative is a rebate", examples = "0.0008")
                    @Nullable String makerFeeRate,
            @Schema(examples = "0.001") @Nullable String takerFeeRate) {
        private static final int RATE_SCALE = 8;

        static Tier of(TierSchedule.Step step, ListedAsset reference, TierTable tiers)
                throws SQLException {
            TierTable.Rates rates = tiers.rates(step.tier()).orElse(null);
            return new Tier(
                    step.tier(),
                    reference.print(step.fromMinor()),
                    rates == null ? null : rate(rates.makerE8()),
                    rates == null ? null : rate(rates.takerE8()));
        }

        static String rate(long rateE8) {
            return Decimals.print(rateE8, RATE_SCALE);
        }
    }

    static FeeScheduleView of(ListedAsset reference, TierSchedule schedule, TierTable tiers)
            throws SQLException {
        List<Tier> views = new ArrayList<>();
        for (TierSchedule.Step step : schedule.steps()) {
            views.add(Tier.of(step, reference, tiers));
        }
        return new FeeScheduleView(reference.code(), views);
    }
}
