package org.bourse.portfolio.funding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bourse.portfolio.funding.WithdrawalEntity.EndKind;
import org.bourse.portfolio.funding.WithdrawalStatus.Ending;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.sending.OutboxState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawalStatusTest {

    @ParameterizedTest
    @CsvSource({
        "PENDING,  ,         ,         PENDING",
        "DIVERGED, ,         ,         PENDING",
        "REFUSED,  ,         ,         REJECTED",
        "DONE,     ,         ,         HELD",
        "DONE,     COMPLETE, PENDING,  HELD",
        "DONE,     CANCEL,   PENDING,  HELD",
        "DONE,     COMPLETE, REFUSED,  HELD",
        "DONE,     COMPLETE, DONE,     COMPLETED",
        "DONE,     CANCEL,   DONE,     CANCELLED"
    })
    void aWithdrawalIsAsFarAsTheVenueSays(
            OutboxState hold, EndKind kind, OutboxState end, WithdrawalStatus expected) {
        Optional<Ending> ending =
                kind == null ? Optional.empty() : Optional.of(new Ending(kind, end));

        assertEquals(expected, WithdrawalStatus.of(hold, Approval.NOT_NEEDED, ending));
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, AWAITED,  ,         PENDING",
        "REFUSED, AWAITED,  ,         REJECTED",
        "DONE,    AWAITED,  ,         AWAITING_APPROVAL",
        "DONE,    AWAITED,  PENDING,  AWAITING_APPROVAL",
        "DONE,    AWAITED,  DONE,     CANCELLED",
        "DONE,    APPROVED, ,         HELD",
        "DONE,    REJECTED, PENDING,  AWAITING_APPROVAL",
        "DONE,    REJECTED, DONE,     CANCELLED"
    })
    void whatIsHeldMayAwaitAnApproval(
            OutboxState hold, Approval approval, OutboxState cancel, WithdrawalStatus expected) {
        Optional<Ending> ending =
                cancel == null ? Optional.empty() : Optional.of(new Ending(EndKind.CANCEL, cancel));

        assertEquals(expected, WithdrawalStatus.of(hold, approval, ending));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_NEEDED, PENDING,  PENDING",
        "NOT_NEEDED, DONE,     COMPLETED",
        "NOT_NEEDED, REFUSED,  REJECTED",
        "AWAITED,    PENDING,  AWAITING_APPROVAL",
        "REJECTED,   PENDING,  REJECTED",
        "APPROVED,   PENDING,  PENDING",
        "APPROVED,   DIVERGED, PENDING",
        "APPROVED,   DONE,     COMPLETED",
        "APPROVED,   REFUSED,  REJECTED"
    })
    void aDepositIsAsFarAsItsApprovalAndTheVenueSay(
            Approval approval, OutboxState state, DepositView.Status expected) {
        assertEquals(expected, DepositView.Status.of(approval, state));
    }
}
