package org.bourse.risk.entry;

import java.time.Instant;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.risk.consent.Decision;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Limits that two people have to agree to, as they are shown. */
@Schema(name = "LimitChange")
record AskedLimitsView(
        @Schema(examples = "17") String changeId,
        @Schema(examples = "1000") String accountId,
        @Schema(description = "As they were asked for") LimitsRequest limits,
        @Schema(
                        description =
                                "PENDING, APPROVED, REJECTED, or REFUSED: approved, and not taken"
                                        + " by the venue",
                        examples = "PENDING")
                String state,
        @Schema(description = "The subject of the token", examples = "5b6c") String requestedBy,
        Instant requestedAt,
        @Schema(examples = "7d8e") @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "LimitChanges")
    record Page(List<AskedLimitsView> changes, @Nullable String nextCursor) {
        Page {
            changes = List.copyOf(changes);
        }
    }

    static AskedLimitsView of(AskedLimits asked) {
        return new AskedLimitsView(
                Ids.print(asked.number()),
                Ids.print(asked.account()),
                asked.request(),
                asked.state().name(),
                asked.requestedBy(),
                asked.requestedAt(),
                asked.decision().map(Decision::by).orElse(null),
                asked.decision().map(Decision::at).orElse(null));
    }
}
