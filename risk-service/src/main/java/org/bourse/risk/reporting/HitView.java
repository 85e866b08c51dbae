package org.bourse.risk.reporting;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bourse.contracts.Ids;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.threshold.Hit;
import org.bourse.risk.threshold.HitRule;
import org.bourse.risk.threshold.Measured;
import org.bourse.risk.threshold.ThresholdWatch;
import org.bourse.risk.threshold.Thresholds;
import org.bourse.risk.threshold.Transfer;
import org.bourse.risk.threshold.WindowKey;
import org.bourse.risk.volume.VenueDay;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Payments to be reported, as they are kept and as they are shown. The order is the file's. */
@Schema(name = "ThresholdHit")
record HitView(
        @Schema(examples = "structuring-0-4711-2") String hitId,
        @Schema(description = "SINGLE, STRUCTURING, FREQUENT or UNVALUED", examples = "STRUCTURING")
                String rule,
        @Schema(description = "DEPOSIT or WITHDRAWAL", examples = "DEPOSIT") String direction,
        @Schema(description = "The main account of the holder", examples = "1000") String accountId,
        @Schema(description = "UTC day of venue time", format = "date", examples = "2026-11-21")
                String day,
        @Schema(description = "Of the command that completed it", examples = "4711")
                String position,
        @Schema(description = "Venue time", format = "date-time", examples = "2026-11-21T10:15:30Z")
                String time,
        @Schema(description = "The asset the payments are measured in", examples = "USDT")
                String measuredIn,
        @Schema(description = "Of that asset", examples = "10000") String threshold,
        @Schema(description = "What the payments come to; absent: not known", examples = "10450.5")
                @Nullable String total,
        @Schema(description = "In the order of the log") List<TransferView> transfers) {

    HitView {
        transfers = List.copyOf(transfers);
    }

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "ThresholdHits")
    record Page(List<HitView> hits, @Nullable String nextCursor) {
        Page {
            hits = List.copyOf(hits);
        }
    }

    /**
     * @param watch that found it: its assets are the ones there were
     */
    static HitView of(int venue, Hit hit, ThresholdWatch watch, Thresholds thresholds) {
        Transfer last = hit.completing();
        WindowKey key = hit.key();
        ListedAsset measure =
                key.measure() == WindowKey.VALUED
                        ? watch.reference().orElse(null)
                        : watch.assets().get(key.measure());
        boolean known = hit.rule() != HitRule.UNVALUED && measure != null;
        return new HitView(
                "%s-%d-%d-%d"
                        .formatted(
                                hit.rule().name().toLowerCase(Locale.ROOT),
                                venue,
                                last.position(),
                                last.number()),
                hit.rule().name(),
                key.direction().name(),
                Ids.print(key.holder()),
                VenueDay.date(VenueDay.of(last.timeMicros())).toString(),
                Long.toString(last.position()),
                TransferView.time(last.timeMicros()),
                measure == null ? thresholds.referenceAsset() : measure.code(),
                hit.threshold(),
                known ? Objects.requireNonNull(measure).print(hit.totalMinor()) : null,
                hit.transfers().stream()
                        .map(one -> view(one, key.holder(), watch, known ? measure : null))
                        .toList());
    }

    private static TransferView view(
            Measured one, long holder, ThresholdWatch watch, @Nullable ListedAsset measure) {
        Transfer transfer = one.transfer();
        ListedAsset asset = Objects.requireNonNull(watch.assets().get(transfer.asset()));
        return TransferView.of(
                transfer, holder, asset, measure == null ? null : measure.print(one.valueMinor()));
    }
}
