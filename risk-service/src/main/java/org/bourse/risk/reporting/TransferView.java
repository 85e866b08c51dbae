package org.bourse.risk.reporting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bourse.contracts.Ids;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.threshold.Transfer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment of a hit, as it is kept and as it is shown. */
@Schema(name = "ThresholdTransfer")
record TransferView(
        @Schema(description = "Of its command in the log", examples = "4711") String position,
        @Schema(description = "Venue time", format = "date-time", examples = "2026-11-21T10:15:30Z")
                String time,
        @Schema(description = "Of the deposit or withdrawal", examples = "17") String reference,
        @Schema(examples = "BTC") String asset,
        @Schema(examples = "0.05") String amount,
        @Schema(description = "What it counts for; absent: not known", examples = "4750.5")
                @Nullable String value,
        @Schema(
                        description = "Of which account of the holder; absent: of the main one",
                        examples = "1001")
                @Nullable String accountId) {

    /**
     * @param holder the main account
     */
    static TransferView of(
            Transfer transfer, long holder, ListedAsset asset, @Nullable String value) {
        return new TransferView(
                Long.toString(transfer.position()),
                time(transfer.timeMicros()),
                Ids.print(transfer.reference()),
                asset.code(),
                asset.print(transfer.amountMinor()),
                value,
                transfer.account() == holder ? null : Ids.print(transfer.account()));
    }

    static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
