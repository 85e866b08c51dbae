package org.bourse.risk.guard;

import java.time.Instant;
import java.util.Optional;
import org.bourse.risk.consent.Decision;

/**
 * A change of who is limited together, or of what, that two people have to agree to.
 *
 * @param member number of the account, or of the asset
 * @param place name of the group it leaves, or of the sector it is put in; empty: in none
 * @param decision empty while it is pending
 */
record MembershipChange(
        long number,
        Kind kind,
        long member,
        String place,
        PolicyChange.State state,
        String requestedBy,
        Instant requestedAt,
        Optional<Decision> decision) {

    /** The names are stable words of the interfaces. */
    enum Kind {
        /** An account is taken out of a group. */
        GROUP_LEFT,
        /** An asset is put in another sector, or in none. */
        SECTOR_SET
    }
}
