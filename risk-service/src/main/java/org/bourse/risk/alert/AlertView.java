package org.bourse.risk.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.volume.VenueDay;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An alert as it is shown. */
@Schema(name = "Alert")
record AlertView(
        @Schema(examples = "daily-volume-0-1000-2-20778") String alertId,
        @Schema(examples = "DAILY_VOLUME") String kind,
        @Schema(examples = "1000") String accountId,
        @Schema(description = "The quote asset volumes are counted in", examples = "USDT")
                String asset,
        @Schema(description = "UTC day of venue time", examples = "2026-11-21") LocalDate day,
        @Schema(examples = "1000000") String limit,
        @Schema(description = "The volume with which the limit was passed", examples = "1000250.5")
                String value,
        @Schema(description = "Of the command that passed it", examples = "4711") String position,
        @Schema(description = "Venue time") Instant time) {

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "Alerts")
    record Page(List<AlertView> alerts, @Nullable String nextCursor) {
        Page {
            alerts = List.copyOf(alerts);
        }
    }

    static AlertView of(AlertEntity alert, ListedAsset asset) {
        return new AlertView(
                alert.alertId,
                alert.kind,
                Ids.print(alert.account),
                asset.code(),
                VenueDay.date(alert.day),
                asset.print(alert.limitMinor),
                asset.print(alert.valueMinor),
                Long.toString(alert.position),
                Instant.EPOCH.plus(alert.venueTimeMicros, ChronoUnit.MICROS));
    }
}
