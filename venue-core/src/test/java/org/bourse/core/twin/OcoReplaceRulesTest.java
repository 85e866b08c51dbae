package org.bourse.core.twin;

import static org.bourse.core.twin.ListScenarios.buying;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.from;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 20.10 of the rulebook: replaces of orders of which one cancels the other. */
class OcoReplaceRulesTest {

    private static List<String> refused(String code, long orderId) {
        return List.of("command rejected %s alice %d".formatted(code, orderId));
    }

    @ParameterizedTest
    @EnumSource
    void aPriceThatHoldsLessThanTheOtherChangesNoHold(Implementation implementation) {
        Scenario venue = buying(implementation);

        assertEquals(
                List.of(
                        "replaced alice 10@100 trigger 0, filled 0 left 10",
                        "level 2: BUY 0@90 of 0",
                        "level 3: BUY 10@100 of 1"),
                venue.replace(ALICE, venue.legId(0), 100, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void theGreaterHoldIsTheHoldOfBoth(Implementation implementation) {
        Scenario venue = buying(implementation);
        long a = venue.legId(0);
        long b = venue.legId(1);

        // 1200, ceil(3) and 1, instead of 1153.
        assertEquals(
                List.of(
                        "replaced alice 10@120 trigger 0, filled 0 left 10",
                        "alice EUR AVAILABLE -51 HOLD",
                        "alice EUR HELD +51 HOLD",
                        "level 2: BUY 0@90 of 0",
                        "level 3: BUY 10@120 of 1"),
                venue.replace(ALICE, a, 120, 0, 0));
        // 110 + floor(11) is 121: 1210 and ceil(3.025).
        assertEquals(
                List.of(
                        "replaced alice 10@0 trigger 110, filled 0 left 10 (leg 1)",
                        "alice EUR AVAILABLE -10 HOLD",
                        "alice EUR HELD +10 HOLD"),
                venue.replace(ALICE, b, 0, 110, 0));
        // 1000, ceil(2.5) and 1 are less; so are 800 and ceil(2): 80 of one at 73.
        assertEquals(
                List.of(
                        "replaced alice 10@0 trigger 73, filled 0 left 10 (leg 1)",
                        "alice EUR HELD -10 RELEASE",
                        "alice EUR AVAILABLE +10 RELEASE"),
                venue.replace(ALICE, b, 0, 73, 0));
        assertEquals(1_204, venue.heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void moreThanIsAvailableIsRefused(Implementation implementation) {
        Scenario venue = buying(implementation);
        venue.apply(
                new VenueCommand.HoldWithdrawal(ALICE, EUR, venue.availableMinor(ALICE, EUR) - 50));

        // 51 more than the two hold.
        assertEquals(
                refused("INSUFFICIENT_FUNDS", venue.legId(0)),
                venue.replace(ALICE, venue.legId(0), 120, 0, 0));
        // 119 is 1190, ceil(2.975) and 1.
        assertEquals(
                List.of("alice EUR AVAILABLE -41 HOLD", "alice EUR HELD +41 HOLD"),
                only(venue.replace(ALICE, venue.legId(0), 119, 0, 0), "HOLD"));
    }

    @ParameterizedTest
    @EnumSource
    void theLotsOfALegAreBound(Implementation implementation) {
        Scenario venue = buying(implementation);
        long a = venue.legId(0);
        long b = venue.legId(1);

        assertEquals(refused("LIST_INVALID", a), venue.replace(ALICE, a, 0, 0, 5));
        assertEquals(refused("LIST_INVALID", a), venue.replace(ALICE, a, 91, 0, 10));
        assertEquals(refused("LIST_INVALID", b), venue.replace(ALICE, b, 0, 106, -1));
        // Nothing is named.
        assertEquals(refused("ORDER_INVALID", a), venue.replace(ALICE, a, 0, 0, 0));
        // It does not wait.
        assertEquals(refused("ORDER_INVALID", a), venue.replace(ALICE, a, 0, 106, 0));
    }

    @ParameterizedTest
    @EnumSource
    void aLegThatTakesAfterAReplaceCancelsTheOtherWithItsFirstTrade(Implementation implementation) {
        Scenario venue = buying(implementation);
        long a = venue.legId(0);
        venue.place(venue.sell(BOB, 4, 95));

        List<String> story = venue.replace(ALICE, a, 96, 0, 0);

        // 960 with 4 is less than 1153. After 380 and ceil(0.95), and the saved 4, 768 are left;
        // needed are 576, ceil(2.39) and 1, less the fee of 1.
        assertEquals(
                List.of(
                        "replaced alice 10@96 trigger 0, filled 0 left 10",
                        "level 3: BUY 0@90 of 0",
                        "alice BUY TAKER 4@95 = 380 fee 1, filled 4 left 6",
                        "bob SELL MAKER 4@95 = 380 fee 1, filled 4 left 0 closes",
                        "trade alice from bob",
                        "alice EUR HELD -380 TRADE",
                        "bob EUR AVAILABLE +380 TRADE",
                        "bob BTC HELD -40000 TRADE",
                        "alice BTC AVAILABLE +40000 TRADE",
                        "alice EUR HELD -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "bob EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "alice EUR HELD -4 RELEASE",
                        "alice EUR AVAILABLE +4 RELEASE",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -189 RELEASE",
                        "alice EUR AVAILABLE +189 RELEASE",
                        "level 4: SELL 0@95 of 0",
                        "level 5: BUY 6@96 of 1"),
                story);
    }

    @ParameterizedTest
    @EnumSource
    void aLegThatIsStoppedOnItsWayCancelsTheOtherAfterItsEnd(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.oco(
                venue.buy(ALICE, 10, 90).withMode(SelfTradePrevention.CANCEL_TAKER),
                venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105));
        long a = venue.legId(0);
        venue.place(venue.sell(ALICE, 4, 95));

        assertEquals(
                List.of(
                        "CANCEL_TAKER: alice meets alice 4@95",
                        "cancelled SELF_TRADE filled 0 left 10",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -1153 RELEASE",
                        "alice EUR AVAILABLE +1153 RELEASE"),
                from(venue.replace(ALICE, a, 96, 0, 0), "CANCEL_TAKER"));
    }

    @ParameterizedTest
    @EnumSource
    void aLegThatIsReducedOnItsWayGoesOnAlone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.oco(
                venue.buy(ALICE, 10, 90).withMode(SelfTradePrevention.DECREMENT),
                venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105));
        long a = venue.legId(0);
        venue.place(venue.sell(ALICE, 4, 95));

        // 6 at 96: 576, ceil(1.44) and 1 are 579 of 1153.
        assertEquals(
                List.of(
                        "DECREMENT: alice meets alice 4@95",
                        "cancelled SELF_TRADE filled 0 left 4",
                        "alice BTC HELD -40000 RELEASE",
                        "alice BTC AVAILABLE +40000 RELEASE",
                        "reduced alice by 4, filled 0 left 6",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -574 RELEASE",
                        "alice EUR AVAILABLE +574 RELEASE",
                        "level 4: SELL 0@95 of 0",
                        "level 5: BUY 6@96 of 1"),
                from(venue.replace(ALICE, a, 96, 0, 0), "DECREMENT"));
    }
}
