package org.bourse.core.twin;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueEvents;
import org.jspecify.annotations.Nullable;

/** Terms, their leaders, and what lies behind them: 3.1, 3.3, 3.4. */
final class NaiveLeadership {
    private final NaiveGate gate;
    private final VenueEvents events;
    private long term;
    private long leader;

    /** All commands before this position are applied, as an accepted tick said. */
    private long applied;

    NaiveLeadership(NaiveGate gate, VenueEvents events) {
        this.gate = gate;
        this.events = events;
    }

    long term() {
        return term;
    }

    long leader() {
        return leader;
    }

    /** 3.1: a term counts as seen even when the time that came with it is refused. */
    @Nullable RejectCode see(long newTerm) {
        if (Long.compareUnsigned(newTerm, term) < 0) {
            return RejectCode.TERM_OUTDATED;
        }
        term = newTerm;
        return null;
    }

    /** 3.1, of an accepted tick. */
    void hasApplied(long before, long tickPosition) {
        boolean counts = Long.compareUnsigned(before, tickPosition) <= 0;
        if (counts && Long.compareUnsigned(before, applied) > 0) {
            applied = before;
        }
    }

    /** 3.3. */
    @Nullable RejectCode claim(VenueCommand.Claim claim) {
        if (Long.compareUnsigned(claim.term(), term) <= 0) {
            return RejectCode.TERM_OUTDATED;
        }
        if (Integer.compareUnsigned(claim.contractVersion(), gate.contractVersion()) < 0) {
            return RejectCode.VERSION_INVALID;
        }
        term = claim.term();
        leader = claim.leader();
        events.leaderClaimed(term, claim.contractVersion(), leader);
        return null;
    }

    /** 3.4: what it skips was refused when the venue came to it. */
    @Nullable RejectCode skip(VenueCommand.Skip skip, long ownPosition) {
        RejectCode code = check(skip.position(), ownPosition);
        if (code == null) {
            events.commandSkipped(skip.position());
        }
        return code;
    }

    /** 3.4. */
    @Nullable RejectCode resume(VenueCommand.Resume resume, long ownPosition) {
        RejectCode code = check(resume.position(), ownPosition);
        if (code == null) {
            events.venueResumed(resume.position());
        }
        return code;
    }

    private @Nullable RejectCode check(long named, long ownPosition) {
        boolean isBehind = Long.compareUnsigned(named, ownPosition) < 0;
        boolean isApplied = Long.compareUnsigned(named, applied) < 0;
        return isBehind && !isApplied ? null : RejectCode.POSITION_INVALID;
    }
}
