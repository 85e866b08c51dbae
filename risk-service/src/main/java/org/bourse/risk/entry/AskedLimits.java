package org.bourse.risk.entry;

import java.time.Instant;
import java.util.Optional;
import org.bourse.risk.consent.Decision;

/**
 * Limits that two people have to agree to.
 *
 * @param request as it was asked for
 * @param decision empty while it is pending
 */
record AskedLimits(
        long number,
        long account,
        LimitsRequest request,
        State state,
        String requestedBy,
        Instant requestedAt,
        Optional<Decision> decision) {

    /** The names are stable words of the interfaces. */
    enum State {
        PENDING,
        /** The limits show when the venue has taken them. */
        APPROVED,
        REJECTED,
        /** Approved, and not taken by the venue: nothing changed. */
        REFUSED
    }
}
