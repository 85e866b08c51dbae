package org.bourse.risk.guard;

import java.time.Instant;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.risk.consent.Decision;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of groups or sectors that two people have to agree to, as it is shown. */
@Schema(name = "MembershipChange")
record MembershipChangeView(
        @Schema(examples = "17") String changeId,
        @Schema(description = "GROUP_LEFT or SECTOR_SET", examples = "GROUP_LEFT") String kind,
        @Schema(description = "Of GROUP_LEFT: the account that leaves", examples = "1000")
                @Nullable String accountId,
        @Schema(description = "Of GROUP_LEFT: the group it leaves", examples = "MAKERS")
                @Nullable String group,
        @Schema(description = "Of SECTOR_SET: the asset", examples = "BTC") @Nullable String asset,
        @Schema(
                        description = "Of SECTOR_SET: its new sector; absent: in none",
                        examples = "LAYER_1")
                @Nullable String sector,
        @Schema(description = "PENDING, APPROVED or REJECTED", examples = "PENDING") String state,
        @Schema(description = "The subject of the token", examples = "5b6c") String requestedBy,
        Instant requestedAt,
        @Schema(examples = "7d8e") @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** A page; without a nextCursor it is the last. */
    @Schema(name = "MembershipChanges")
    record Page(List<MembershipChangeView> changes, @Nullable String nextCursor) {
        Page {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param asset code of the asset it is of, where it is of one
     */
    static MembershipChangeView of(MembershipChange change, @Nullable String asset) {
        boolean left = change.kind() == MembershipChange.Kind.GROUP_LEFT;
        String sector = change.place().isEmpty() ? null : change.place();
        return new MembershipChangeView(
                Ids.print(change.number()),
                change.kind().name(),
                left ? Ids.print(change.member()) : null,
                left ? change.place() : null,
                left ? null : asset,
                left ? null : sector,
                change.state().name(),
                change.requestedBy(),
                change.requestedAt(),
                change.decision().map(Decision::by).orElse(null),
                change.decision().map(Decision::at).orElse(null));
    }
}
