package org.bourse.portfolio.funding;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.bourse.platform.problem.ProblemException;
import org.bourse.portfolio.policy.Approval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {
    private static String code(Approval approval, Optional<String> decidedBy, String operator) {
        return assertThrows(
                        ProblemException.class,
                        () -> Decisions.mayComplete(approval, decidedBy, operator))
                .problem()
                .code();
    }

    @Test
    void oneOperatorApprovesAndAnotherCompletes() {
        Optional<String> ann = Optional.of("ann");

        assertDoesNotThrow(() -> Decisions.mayComplete(Approval.APPROVED, ann, "bea"));
        assertEquals("SAME_PERSON", code(Approval.APPROVED, ann, "ann"));
        assertEquals("NOT_APPROVED", code(Approval.REJECTED, ann, "bea"));
        assertEquals("APPROVAL_MISSING", code(Approval.AWAITED, Optional.empty(), "bea"));
    }

    @Test
    void belowTheThresholdOneIsEnough() {
        assertDoesNotThrow(
                () -> Decisions.mayComplete(Approval.NOT_NEEDED, Optional.empty(), "ann"));
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, NOT_NEEDED, APPROVAL_NOT_NEEDED",
        "APPROVED, REJECTED,   NOT_APPROVED",
        "APPROVED, AWAITED,    WITHDRAWAL_CANCELLED",
        "REJECTED, NOT_NEEDED, APPROVAL_NOT_NEEDED",
        "REJECTED, APPROVED,   ALREADY_APPROVED",
        "REJECTED, AWAITED,    WITHDRAWAL_CANCELLED"
    })
    void theFirstDecisionStands(Approval wanted, Approval stands, String code) {
        assertEquals(
                code,
                assertThrows(ProblemException.class, () -> Decisions.agree(wanted, stands))
                        .problem()
                        .code());
    }

    @Test
    void aRepeatIsHarmless() {
        assertDoesNotThrow(() -> Decisions.agree(Approval.APPROVED, Approval.APPROVED));
        assertDoesNotThrow(() -> Decisions.agree(Approval.REJECTED, Approval.REJECTED));
    }
}
