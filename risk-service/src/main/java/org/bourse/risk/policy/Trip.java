package org.bourse.risk.policy;

import java.util.Locale;
import org.bourse.contracts.RequestId;
import org.bourse.risk.exposure.AccountGroups;

/**
 * A limit an account came near to, or passed, with the figures it followed from.
 *
 * @param account the account; or the group, when this tells that it passed its own limit
 * @param group whose limit it was, when an account is acted on because of it; else {@link
 *     #NO_GROUP}
 * @param arming how often the limit was armed anew that day; with account, kind, stage and day it
 *     names the trip
 * @param value what there was, in the unit of the kind
 * @param position of the command after which it was so
 */
public record Trip(
        long account,
        long group,
        LimitKind kind,
        Stage stage,
        int day,
        int arming,
        Policy policy,
        long value,
        Figures figures,
        long position,
        long venueTimeMicros) {
    /** Of a limit of the account itself. */
    public static final long NO_GROUP = 0;

    /** Whether it is one of a group as such: then nothing is sent for it alone. */
    public boolean isOfGroup() {
        return AccountGroups.isGroup(account);
    }

    /** The same of one of the group's accounts, that it is acted on. */
    Trip actingOn(long member) {
        return new Trip(
                member,
                account,
                kind,
                stage,
                day,
                arming,
                policy,
                value,
                figures,
                position,
                venueTimeMicros);
    }

    /** What is done: a warning only tells. */
    public Action action() {
        return stage == Stage.WARNING ? Action.WARN : policy.action();
    }

    /** The same for the same trip for ever. */
    public String id(int venue) {
        String who = isOfGroup() ? "group-" + -account : Long.toString(account);
        String because = group == NO_GROUP ? "" : "-group-" + -group;
        return "%s-%s-%d-%s-%d-%d%s"
                .formatted(kind, stage, venue, who, day, arming, because)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** Of the command that does it, the same for the same trip for ever. */
    public RequestId requestId(int venue) {
        return RequestId.keyed(account, id(venue), new byte[0]);
    }
}
