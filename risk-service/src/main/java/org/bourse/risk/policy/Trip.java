package org.bourse.risk.policy;

import java.util.Locale;
import org.bourse.contracts.RequestId;

/**
 * A limit an account came near to, or passed, with the figures it followed from.
 *
 * @param arming how often the limit was armed anew that day; with account, kind, stage and day it
 *     names the trip
 * @param value what there was, in the unit of the kind
 * @param position of the command after which it was so
 */
public record Trip(
        long account,
        LimitKind kind,
        Stage stage,
        int day,
        int arming,
        Policy policy,
        long value,
        Figures figures,
        long position,
        long venueTimeMicros) {

    /** What is done: a warning only tells. */
    public Action action() {
        return stage == Stage.WARNING ? Action.WARN : policy.action();
    }

    /** The same for the same trip for ever. */
    public String id(int venue) {
        return "%s-%s-%d-%d-%d-%d"
                .formatted(kind, stage, venue, account, day, arming)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** Of the command that does it, the same for the same trip for ever. */
    public RequestId requestId(int venue) {
        return RequestId.keyed(account, id(venue), new byte[0]);
    }
}
