package org.bourse.risk.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A finding as it is shown. */
@Schema(name = "Finding")
record FindingView(
        @Schema(description = "Of the command that completed it", examples = "4711")
                String position,
        @Schema(description = "Venue time") Instant time,
        Evidence evidence) {

    static FindingView of(long position, long venueTimeMicros, Evidence evidence) {
        return new FindingView(
                Long.toString(position),
                Instant.EPOCH.plus(venueTimeMicros, ChronoUnit.MICROS),
                evidence);
    }
}
