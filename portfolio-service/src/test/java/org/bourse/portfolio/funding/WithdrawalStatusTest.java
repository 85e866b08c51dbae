package org.bourse.portfolio.funding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bourse.portfolio.funding.WithdrawalEntity.EndKind;
import org.bourse.portfolio.funding.WithdrawalStatus.Ending;
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

        assertEquals(expected, WithdrawalStatus.of(hold, ending));
    }
}
