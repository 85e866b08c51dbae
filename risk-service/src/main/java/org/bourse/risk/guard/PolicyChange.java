package org.bourse.risk.guard;

import java.time.Instant;
import java.util.Optional;
import org.bourse.risk.consent.Decision;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;

/**
 * A change that two people have to agree to.
 *
 * @param policy empty: the account's own is to be taken away
 * @param decision empty while it is pending
 */
record PolicyChange(
        long number,
        long account,
        LimitKind kind,
        Optional<Policy> policy,
        State state,
        String requestedBy,
        Instant requestedAt,
        Optional<Decision> decision) {

    /** The names are stable words of the interfaces. */
    enum State {
        PENDING,
        APPROVED,
        REJECTED
    }
}
