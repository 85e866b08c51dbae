package org.bourse.risk.review;

import java.util.Optional;

/**
 * Where a case stands. Each state offers the decisions that are legal in it; nothing leads back,
 * and what is closed stays closed.
 */
public sealed interface CaseState {

    /** The stable words of the interfaces and the table. */
    enum Word {
        OPEN,
        UNDER_REVIEW,
        ESCALATED,
        CLOSED_NO_ACTION,
        CLOSED_REPORTED
    }

    /** Nobody has looked at it. */
    record Open() implements CaseState {
        UnderReview review() {
            return new UnderReview();
        }
    }

    /** Somebody looks at it. */
    record UnderReview() implements CaseState {
        Escalated escalate() {
            return new Escalated();
        }

        Closed close(boolean reported) {
            return new Closed(reported);
        }
    }

    /** Whoever decides above has to. */
    record Escalated() implements CaseState {
        Closed close(boolean reported) {
            return new Closed(reported);
        }
    }

    /**
     * Decided.
     *
     * @param reported to the supervisor; else nothing was done
     */
    record Closed(boolean reported) implements CaseState {}

    static CaseState of(Word word) {
        return switch (word) {
            case OPEN -> new Open();
            case UNDER_REVIEW -> new UnderReview();
            case ESCALATED -> new Escalated();
            case CLOSED_NO_ACTION -> new Closed(false);
            case CLOSED_REPORTED -> new Closed(true);
        };
    }

    default Word word() {
        return switch (this) {
            case Open _ -> Word.OPEN;
            case UnderReview _ -> Word.UNDER_REVIEW;
            case Escalated _ -> Word.ESCALATED;
            case Closed closed -> closed.reported() ? Word.CLOSED_REPORTED : Word.CLOSED_NO_ACTION;
        };
    }

    /** The state after a decision; empty when it is not to be taken here. */
    default Optional<CaseState> after(Word decision) {
        return switch (this) {
            case Open open ->
                    decision == Word.UNDER_REVIEW ? Optional.of(open.review()) : Optional.empty();
            case UnderReview it ->
                    switch (decision) {
                        case ESCALATED -> Optional.of(it.escalate());
                        case CLOSED_NO_ACTION -> Optional.of(it.close(false));
                        case CLOSED_REPORTED -> Optional.of(it.close(true));
                        case OPEN, UNDER_REVIEW -> Optional.empty();
                    };
            case Escalated it ->
                    switch (decision) {
                        case CLOSED_NO_ACTION -> Optional.of(it.close(false));
                        case CLOSED_REPORTED -> Optional.of(it.close(true));
                        case OPEN, UNDER_REVIEW, ESCALATED -> Optional.empty();
                    };
            case Closed _ -> Optional.empty();
        };
    }
}
