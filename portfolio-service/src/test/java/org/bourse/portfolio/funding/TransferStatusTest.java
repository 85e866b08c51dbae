package org.bourse.portfolio.funding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bourse.platform.problem.Problem;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.sending.OutboxState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferStatusTest {
    @ParameterizedTest
    @CsvSource({"PENDING, PENDING", "DIVERGED, PENDING", "DONE, COMPLETED", "REFUSED, REJECTED"})
    void aTransferIsWhatTheVenueSaysOfIt(OutboxState state, TransferView.Status status) {
        assertEquals(status, TransferView.Status.of(state));
    }

    @Test
    void anUnknownTargetIsRefusedAlikeHereAndByTheVenue() {
        Problem venue =
                FundingIds.refusal(new Standing(OutboxState.REFUSED, "TARGET_UNKNOWN", 7, 0));

        assertEquals(RequestChecks.targetUnknown().problem(), venue);
    }
}
