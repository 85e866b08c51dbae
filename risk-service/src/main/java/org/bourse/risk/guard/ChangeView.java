package org.bourse.risk.guard;

import java.time.Instant;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.risk.consent.Decision;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change that two people have to agree to, as it is shown. */
@Schema(name = "PolicyChange")
record ChangeView(
        @Schema(examples = "17") String changeId,
        @Schema(
                        description =
                                "venue: where accounts have none of their own; group: and its name:"
                                        + " a group's",
                        examples = "1000")
                String accountId,
        @Schema(examples = "DAILY_LOSS_RATIO") String kind,
        @Schema(description = "Absent: the account's own is to be taken away", examples = "0.05")
                @Nullable String limit,
        @Schema(examples = "WARN") @Nullable String action,
        @Schema(description = "PENDING, APPROVED or REJECTED", examples = "PENDING") String state,
        @Schema(description = "The subject of the token", examples = "5b6c") String requestedBy,
        Instant requestedAt,
        @Schema(examples = "7d8e") @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "PolicyChanges")
    record Page(List<ChangeView> changes, @Nullable String nextCursor) {
        Page {
            changes = List.copyOf(changes);
        }
    }

    static ChangeView of(PolicyChange change, String accountId, LimitText text) {
        return new ChangeView(
                Ids.print(change.number()),
                accountId,
                change.kind().name(),
                change.policy().map(policy -> text.print(change.kind(), policy)).orElse(null),
                change.policy().map(policy -> policy.action().name()).orElse(null),
                change.state().name(),
                change.requestedBy(),
                change.requestedAt(),
                change.decision().map(Decision::by).orElse(null),
                change.decision().map(Decision::at).orElse(null));
    }
}
