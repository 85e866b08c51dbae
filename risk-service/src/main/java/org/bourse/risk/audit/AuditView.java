package org.bourse.risk.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.contracts.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as it is shown. */
@Schema(name = "AuditEntry")
record AuditView(
        @Schema(description = "Gapless from 1", examples = "17") String number,
        Instant time,
        @Schema(examples = "CASE_DECIDED") String kind,
        @Schema(description = "The subject of the token of who did it", examples = "5b6c")
                String subject,
        @Schema(description = "What it was done to", examples = "case round-trips-0-1000-1-20778")
                String object,
        @Schema(
                        description = "JSON as it was hashed",
                        examples = "{\"from\":\"OPEN\",\"to\":\"UNDER_REVIEW\"}")
                String details,
        @Schema(
                        description = "SHA-256 of the hash before and this entry",
                        examples =
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                String hash) {

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "AuditEntries")
    record Page(List<AuditView> entries, @Nullable String nextCursor) {
        Page {
            entries = List.copyOf(entries);
        }
    }

    static AuditView of(AuditTable.Sealed sealed) {
        AuditEntry entry = sealed.entry();
        return new AuditView(
                Ids.print(entry.number()),
                Instant.EPOCH.plus(entry.timeMicros(), ChronoUnit.MICROS),
                entry.kind(),
                entry.subject(),
                entry.object(),
                entry.details(),
                sealed.hash());
    }
}
