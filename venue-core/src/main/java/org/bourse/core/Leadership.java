package org.bourse.core;

import org.bourse.contracts.v1.RejectCode;

/** Which process leads the venue, and how an operator helps one that stands still. */
final class Leadership {
    private final VenueState state;
    private final VenueEvents events;

    Leadership(VenueState state, VenueEvents events) {
        this.state = state;
        this.events = events;
    }

    /** The first to claim a term has it. */
    void claim(VenueCommand.Claim claim) {
        if (Long.compareUnsigned(claim.term(), state.term()) <= 0) {
            events.commandRejected(RejectCode.TERM_OUTDATED, 0, 0);
        } else if (Integer.compareUnsigned(claim.contractVersion(), state.contractVersion()) < 0) {
            events.commandRejected(RejectCode.VERSION_INVALID, 0, 0);
        } else {
            state.term(claim.term());
            state.leader(claim.leader());
            events.leaderClaimed(claim.term(), claim.contractVersion(), claim.leader());
        }
    }

    /** Only says so: whoever applies the log refused that command when it came. */
    void skip(CommandHeader header, VenueCommand.Skip skip) {
        if (mayStandAt(skip.position(), header)) {
            events.commandSkipped(skip.position());
        } else {
            events.commandRejected(RejectCode.POSITION_INVALID, 0, 0);
        }
    }

    /** Only says so. */
    void resume(CommandHeader header, VenueCommand.Resume resume) {
        if (mayStandAt(resume.position(), header)) {
            events.venueResumed(resume.position());
        } else {
            events.commandRejected(RejectCode.POSITION_INVALID, 0, 0);
        }
    }

    /** An earlier position that no leader has said it is past. */
    private boolean mayStandAt(long position, CommandHeader header) {
        return position >= state.applied() && position < header.position();
    }
}
