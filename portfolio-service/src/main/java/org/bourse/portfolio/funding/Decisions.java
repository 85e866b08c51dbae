package org.bourse.portfolio.funding;

import java.util.Optional;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.policy.Approval;

/** Who may decide what: no one person moves an amount above its asset's threshold. */
final class Decisions {
    private Decisions() {}

    /**
     * Whether a withdrawal may be paid out by an operator.
     *
     * @param decidedBy the subject of who approved it
     * @param operator the subject of who completes it
     * @throws ProblemException when he may not
     */
    static void mayComplete(Approval approval, Optional<String> decidedBy, String operator) {
        switch (approval) {
            case NOT_NEEDED -> {}
            case APPROVED -> {
                if (decidedBy.filter(operator::equals).isPresent()) {
                    throw samePerson();
                }
            }
            case AWAITED -> throw refused("APPROVAL_MISSING", "It was not approved yet.");
            case REJECTED -> throw refused("NOT_APPROVED", "It was rejected.");
        }
    }

    /**
     * Whether a request to decide agrees with what stands.
     *
     * @param wanted APPROVED or REJECTED
     * @throws ProblemException when it does not
     */
    static void agree(Approval wanted, Approval stands) {
        if (wanted == stands) {
            return;
        }
        switch (stands) {
            case NOT_NEEDED -> throw refused("APPROVAL_NOT_NEEDED", "It needs no approval.");
            case APPROVED -> throw refused("ALREADY_APPROVED", "It was approved before.");
            case REJECTED -> throw refused("NOT_APPROVED", "It was rejected before.");
            case AWAITED -> throw refused("WITHDRAWAL_CANCELLED", "It was cancelled before.");
        }
    }

    static ProblemException samePerson() {
        return refused("SAME_PERSON", "A second person has to do this.");
    }

    private static ProblemException refused(String code, String detail) {
        return new ProblemException(Problem.of(409, code, detail));
    }
}
