package org.bourse.risk.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.risk.policy.Trip;
import org.bourse.risk.volume.VenueDay;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A limit an account came near to, or passed, as it is shown. */
@Schema(name = "Trip")
record TripView(
        @Schema(examples = "daily-loss-breach-0-1000-20778-0") String tripId,
        @Schema(
                        description = "Or group: and the name of the group that passed its limit",
                        examples = "1000")
                String accountId,
        @Schema(
                        description =
                                "The group because of which the account is acted on; absent: it"
                                        + " passed a limit of its own",
                        examples = "MAKERS")
                @Nullable String group,
        @Schema(examples = "DAILY_LOSS") String kind,
        @Schema(description = "WARNING or BREACH", examples = "BREACH") String stage,
        @Schema(description = "UTC day of venue time", examples = "2026-11-21") LocalDate day,
        @Schema(examples = "500") String limit,
        @Schema(description = "What there was", examples = "512.25") String value,
        @Schema(description = "What was done", examples = "REDUCE_ONLY") String action,
        @Schema(
                        description = "Of the command that did it; absent: none was needed",
                        examples = "4713")
                @Nullable String commandPosition,
        @Schema(
                        description =
                                "RUNNING, or how it ended: FLAT, GIVEN_UP, RELEASED or SUSPENDED;"
                                        + " absent where nothing is sold",
                        examples = "FLAT")
                @Nullable String closeOut,
        @Schema(description = "Steps in which was sold; absent where nothing is", examples = "12")
                @Nullable Integer closeOutSteps,
        FiguresView figures,
        @Schema(description = "Of the command after which it was so", examples = "4711")
                String position,
        @Schema(description = "Venue time") Instant time) {

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "Trips")
    record Page(List<TripView> trips, @Nullable String nextCursor) {
        Page {
            trips = List.copyOf(trips);
        }
    }

    static TripView of(TripTable.Row row, GuardRequests names, LimitText text) {
        Long command = row.commandPosition();
        return new TripView(
                row.tripId(),
                names.print(row.account()),
                row.group() == Trip.NO_GROUP ? null : names.groupName(row.group()),
                row.kind().name(),
                row.stage().name(),
                VenueDay.date(row.day()),
                text.print(row.kind(), row.limit()),
                text.print(row.kind(), row.value()),
                row.action().name(),
                command == null ? null : Long.toString(command),
                row.closeOut(),
                row.closeOut() == null ? null : row.closeOutSteps(),
                FiguresView.of(row.figures(), text),
                Long.toString(row.position()),
                Instant.EPOCH.plus(row.venueTimeMicros(), ChronoUnit.MICROS));
    }
}
