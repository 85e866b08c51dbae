package org.bourse.portfolio.identity;

import static org.bourse.portfolio.identity.KycStatus.APPROVED;
import static org.bourse.portfolio.identity.KycStatus.EXPIRED;
import static org.bourse.portfolio.identity.KycStatus.IN_REVIEW;
import static org.bourse.portfolio.identity.KycStatus.PENDING;
import static org.bourse.portfolio.identity.KycStatus.REJECTED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KycStatusTest {
    private static final Map<KycStatus, Set<KycStatus>> NEXT =
            Map.of(
                    PENDING, Set.of(IN_REVIEW, REJECTED),
                    IN_REVIEW, Set.of(APPROVED, REJECTED),
                    APPROVED, Set.of(APPROVED, IN_REVIEW, REJECTED),
                    REJECTED, Set.of(IN_REVIEW),
                    EXPIRED, Set.of(IN_REVIEW, REJECTED));

    @Test
    void nobodyIsApprovedUnlessSomebodyLookedAndNobodyDecidesThatItRanOut() {
        for (KycStatus from : KycStatus.values()) {
            for (KycStatus to : KycStatus.values()) {
                assertEquals(NEXT.get(from).contains(to), from.mayBecome(to), from + " to " + to);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoIsApprovedMayMoveMoney(KycStatus status) {
        assertEquals(status == APPROVED, status.isOpen());
    }
}
