package org.bourse.portfolio.funding;

import java.util.Optional;
import org.bourse.portfolio.funding.WithdrawalEntity.EndKind;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.sending.OutboxState;

/** How far a withdrawal has got. */
enum WithdrawalStatus {
    /** The venue has not answered yet. */
    PENDING,
    /** The venue refused it; nothing is held. */
    REJECTED,
    /** The amount is held, and not approved by the second person whom it needs. */
    AWAITING_APPROVAL,
    /** The amount is held until an operator completes or cancels it. */
    HELD,
    /** The amount has left the account. */
    COMPLETED,
    /** The amount is available again. */
    CANCELLED;

    /**
     * How an operator's decision stands with the venue.
     *
     * @param state of its command
     */
    record Ending(EndKind kind, OutboxState state) {}

    /**
     * @param hold the state of the command that holds the amount
     */
    static WithdrawalStatus of(OutboxState hold, Approval approval, Optional<Ending> ending) {
        return switch (hold) {
            case PENDING, DIVERGED -> PENDING;
            case REFUSED -> REJECTED;
            case DONE ->
                    ending.filter(end -> end.state() == OutboxState.DONE)
                            .map(end ->
                                    switch (end.kind()) {
                                        case COMPLETE -> COMPLETED;
                                        case CANCEL -> CANCELLED;
                                    })
                            .orElseGet(() -> held(approval));
        };
    }

    /** One that was refused is not approved, while the venue has yet to cancel it. */
    private static WithdrawalStatus held(Approval approval) {
        return switch (approval) {
            case AWAITED, REJECTED -> AWAITING_APPROVAL;
            case NOT_NEEDED, APPROVED -> HELD;
        };
    }
}
