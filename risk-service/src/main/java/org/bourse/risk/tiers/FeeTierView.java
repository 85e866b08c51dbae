package org.bourse.risk.tiers;

import java.sql.SQLException;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.tier.Standing;
import org.bourse.risk.tier.TierSchedule;
import org.bourse.risk.tier.Window;
import org.bourse.risk.volume.VenueDay;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an account is, and what it is measured by. Amounts are decimals of the reference asset. */
@Schema(name = "FeeTier", description = "An account's fee tier and the volumes it follows from")
public record FeeTierView(
        @Schema(examples = "1000") String accountId,
        @Schema(description = "0: each symbol's own rates", examples = "1") int tier,
        @Schema(description = "Set by an operator, whatever the volume") boolean manual,
        @Schema(description = "Absent for tier 0", examples = "0.0008")
                @Nullable String makerFeeRate,
        @Schema(description = "Absent for tier 0", examples = "0.001")
                @Nullable String takerFeeRate,
        @Schema(description = "Absent when there is no schedule") @Nullable Volumes volumes,
        @Schema(description = "Absent at the top and when there is no schedule")
                @Nullable Next next) {

    /** What the account traded in thirty days. */
    @Schema(name = "FeeTierVolumes")
    public record Volumes(
            @Schema(description = "The asset they are measured in", examples = "USDT")
                    String reference,
            @Schema(description = "First of the days the tier follows from") String from,
            @Schema(description = "Last of them") String to,
            @Schema(description = "Of these days", examples = "1200000.5") String counted,
            @Schema(description = "Of today so far and 29 days before", examples = "1310000")
                    String current) {}

    /** What the next tier needs. */
    @Schema(name = "FeeTierNext")
    public record Next(
            FeeScheduleView.Tier tier,
            @Schema(description = "What the current volume lacks", examples = "690000")
                    String missing) {}

    /**
     * By what an account is measured; volumes in minor units of the reference asset.
     *
     * @param countedMinor of the days of the window
     * @param currentMinor of today so far and 29 days before
     */
    record Measured(
            ListedAsset reference,
            TierSchedule schedule,
            Window window,
            long countedMinor,
            long currentMinor) {}

    static FeeTierView of(
            long account, Standing standing, TierTable tiers, @Nullable Measured measured)
            throws SQLException {
        Optional<TierTable.Rates> rates = tiers.rates(standing.tier());
        return new FeeTierView(
                Ids.print(account),
                standing.tier(),
                standing.manual().isPresent(),
                rates.map(it -> FeeScheduleView.Tier.rate(it.makerE8())).orElse(null),
                rates.map(it -> FeeScheduleView.Tier.rate(it.takerE8())).orElse(null),
                measured == null ? null : volumes(measured),
                measured == null ? null : next(measured, tiers));
    }

    private static Volumes volumes(Measured measured) {
        return new Volumes(
                measured.reference().code(),
                VenueDay.date(measured.window().first()).toString(),
                VenueDay.date(measured.window().last()).toString(),
                measured.reference().print(measured.countedMinor()),
                measured.reference().print(measured.currentMinor()));
    }

    private static @Nullable Next next(Measured measured, TierTable tiers) throws SQLException {
        Optional<TierSchedule.Step> step = measured.schedule().above(measured.currentMinor());
        if (step.isEmpty()) {
            return null;
        }
        return new Next(
                FeeScheduleView.Tier.of(step.get(), measured.reference(), tiers),
                measured.reference().print(step.get().fromMinor() - measured.currentMinor()));
    }
}
