package org.bourse.risk.audit;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody did, to be entered.
 *
 * @param subject of the token of who did it
 * @param object what it was done to
 */
public record Act(
        Kind kind, String subject, String object, SortedMap<String, String> details, Instant time) {

    /** The names are stable words of the interfaces. */
    public enum Kind {
        /** Limits were asked for that the venue has to confirm. */
        LIMITS_REQUESTED,
        LIMITS_SET,
        /** The venue refused them, or was not asked because its log takes nothing. */
        LIMITS_REFUSED,
        /** The venue did not answer in time; it may yet set them. */
        LIMITS_UNANSWERED,
        /** Limits that allow more, which another person has to approve. */
        LIMIT_CHANGE_REQUESTED,
        LIMIT_CHANGE_APPROVED,
        LIMIT_CHANGE_REJECTED,
        CASE_DECIDED,
        FEE_SCHEDULE_SET,
        /** By the service itself, as the schedule says; the venue has to confirm it. */
        FEE_TIER_REQUESTED,
        FEE_TIER_SET,
        FEE_TIER_REFUSED,
        /** An account's tier follows the schedule again. */
        FEE_TIER_RELEASED,
        POLICY_SET,
        /** A looser one, which another person has to approve. */
        POLICY_CHANGE_REQUESTED,
        POLICY_CHANGE_APPROVED,
        POLICY_CHANGE_REJECTED,
        /** By the service itself, as a policy says. */
        LIMIT_TRIPPED,
        /** Orders that sell what an account has, as a policy says. */
        CLOSE_OUT_STEP,
        CLOSE_OUT_ENDED,
        LIMIT_ARMED,
        /** An account was put in a group, or taken out of one that has no limit. */
        GROUP_SET,
        /** An asset was put in a sector. */
        SECTOR_SET,
        /** Out of a group that has a limit, or into another sector: another person approves it. */
        MEMBERSHIP_CHANGE_REQUESTED,
        MEMBERSHIP_CHANGE_APPROVED,
        MEMBERSHIP_CHANGE_REJECTED,
        /** A file of payments that are to be reported was handed out. */
        REPORT_DOWNLOADED,
        /** By the service itself, of an account whose holder is not approved any more. */
        ORDERS_CANCELLED,
        /** Something was asked of another service, which had not yet done it. */
        ACT_ASKED,
        /** What that service answered. */
        ACT_ANSWERED
    }

    public Act(
            Kind kind, String subject, String object, Map<String, String> details, Instant time) {
        this(kind, subject, object, new TreeMap<>(details), time);
    }
}
