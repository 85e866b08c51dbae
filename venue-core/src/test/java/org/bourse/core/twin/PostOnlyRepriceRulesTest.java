package org.bourse.core.twin;

import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 6.8 of the rulebook: post-only orders that are priced away from the other side. */
class PostOnlyRepriceRulesTest {

    @ParameterizedTest
    @EnumSource
    void aPriceThatWouldTakeBecomesOneTickLess(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));

        // 495 and ceil(0.495) as maker.
        assertEquals(
                List.of(
                        "accepted at 99",
                        "alice EUR AVAILABLE -496 HOLD",
                        "alice EUR HELD +496 HOLD",
                        "level 2: BUY 5@99 of 1"),
                venue.place(venue.buy(ALICE, 5, 105).postingOnly(true)));
        assertEquals(
                "accepted at 100",
                venue.place(venue.sell(CAROL, 5, 90).postingOnly(true)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aPriceThatJustReachesTheOtherSideIsMovedToo(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(
                "accepted at 99",
                venue.place(venue.buy(ALICE, 5, 100).postingOnly(true)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aPriceThatDoesNotTakeStays(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 98).postingOnly(true)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void thereIsNoPriceBelowATick(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 50, 1));

        assertEquals(
                List.of("rejected POST_ONLY_WOULD_TAKE"),
                venue.place(venue.buy(ALICE, 50, 5).postingOnly(true)));
    }

    @ParameterizedTest
    @EnumSource
    void repricingIsForPostOnlyAlone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("rejected ORDER_INVALID"),
                venue.place(venue.buy(ALICE, 5, 98).withReprice(true)));
    }
}
