package org.bourse.portfolio.sending;

/** What is known of a command of the outbox. */
public enum OutboxState {
    /** The venue has not answered it: to be sent, or sent and waited for. */
    PENDING,
    /** The venue did it. */
    DONE,
    /** The venue refused it for good; its sequence is consumed. */
    REFUSED,
    /**
     * The venue has consumed the row's sequence for another command: this outbox is not the one the
     * venue knows, as after restoring an old backup. Nothing is sent until an operator has looked.
     */
    DIVERGED;

    /** The state after an answer. Only a row that waits for an answer is moved by one. */
    public OutboxState after(FundingAnswer answer) {
        return switch (this) {
            case PENDING ->
                    switch (answer) {
                        case FundingAnswer.Done _ -> DONE;
                        case FundingAnswer.Refused _ -> REFUSED;
                        // The topic is read in order: had this row's command been consumed before,
                        // its
                        // answer would have been read before this one.
                        case FundingAnswer.Replayed _ -> DIVERGED;
                        case FundingAnswer.NotTaken _ -> PENDING;
                    };
            case DONE -> DONE;
            case REFUSED -> REFUSED;
            case DIVERGED -> DIVERGED;
        };
    }
}
