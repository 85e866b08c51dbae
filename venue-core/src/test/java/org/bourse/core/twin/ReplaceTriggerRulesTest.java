package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 12 of the rulebook: replaces of orders that wait for a trigger. */
class ReplaceTriggerRulesTest {

    @ParameterizedTest
    @EnumSource
    void aTriggerIsReplaced(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        long order = venue.placed(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));

        assertEquals(
                List.of("replaced alice 5@0 trigger 90, filled 0 left 5"),
                venue.replace(ALICE, order, 0, 90, 0));
        assertEquals(List.of(), only(venue.tradeAt(91), "triggered"));
        assertEquals(List.of("triggered alice at 90"), only(venue.tradeAt(90), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherTriggerComesAfterThoseThatHaveItAlready(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 90));
        venue.place(venue.waiting(BOB, Side.SELL, OrderType.STOP, 5, 95));
        venue.replace(ALICE, order, 0, 95, 0);

        assertEquals(
                List.of("triggered bob at 95", "triggered alice at 95"),
                only(venue.tradeAt(95), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherQuantityKeepsItsPlaceAmongEqualTriggers(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));
        venue.place(venue.waiting(BOB, Side.SELL, OrderType.STOP, 5, 95));

        assertEquals(
                List.of(
                        "replaced alice 9@0 trigger 95, filled 0 left 9",
                        "alice BTC AVAILABLE -40000 HOLD",
                        "alice BTC HELD +40000 HOLD"),
                venue.replace(ALICE, order, 0, 95, 9));
        assertEquals(
                List.of("triggered alice at 95", "triggered bob at 95"),
                only(venue.tradeAt(95), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void theBoundOfAStopThatBuysFollowsItsTrigger(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105));

        // 1153 before; 110 + 11 are 121: 1210 and ceil(3.025).
        assertEquals(
                List.of(
                        "replaced alice 10@0 trigger 110, filled 0 left 10",
                        "alice EUR AVAILABLE -61 HOLD",
                        "alice EUR HELD +61 HOLD"),
                venue.replace(ALICE, order, 0, 110, 0));
    }

    @ParameterizedTest
    @EnumSource
    void aWaitingLimitGetsAnotherPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order =
                venue.placed(
                        venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 10, 105)
                                .withPrice(106));

        // 1064 before; 1080, ceil(2.7) and 1.
        assertEquals(
                List.of(
                        "replaced alice 10@108 trigger 105, filled 0 left 10",
                        "alice EUR AVAILABLE -20 HOLD",
                        "alice EUR HELD +20 HOLD"),
                venue.replace(ALICE, order, 108, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void whatAnOrderDoesNotHaveIsNotReplaced(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        long stop = venue.placed(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));
        long trailing = venue.placed(venue.trailing(ALICE, Side.SELL, 5, 10));
        String refused = "command rejected ORDER_INVALID alice ";

        assertEquals(List.of(refused + stop), venue.replace(ALICE, stop, 90, 0, 0));
        assertEquals(List.of(refused + trailing), venue.replace(ALICE, trailing, 90, 0, 0));
        assertEquals(List.of(refused + trailing), venue.replace(ALICE, trailing, 0, 80, 0));
        assertEquals(
                List.of(
                        "replaced alice 4@0 trigger 90, filled 0 left 4",
                        "alice BTC HELD -10000 RELEASE",
                        "alice BTC AVAILABLE +10000 RELEASE"),
                venue.replace(ALICE, trailing, 0, 0, 4));
    }

    @ParameterizedTest
    @EnumSource
    void aStopWithAPriceGetsAnotherPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order =
                venue.placed(
                        venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105).withPrice(110));

        // 1103 before; 1080 and ceil(2.7).
        assertEquals(
                List.of(
                        "replaced alice 10@108 trigger 105, filled 0 left 10",
                        "alice EUR HELD -20 RELEASE",
                        "alice EUR AVAILABLE +20 RELEASE"),
                venue.replace(ALICE, order, 108, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void aTriggerThatTheLastPriceHasReachedIsRefused(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        long order = venue.placed(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));

        assertEquals(
                List.of("command rejected TRIGGER_PRICE_PASSED alice " + order),
                venue.replace(ALICE, order, 0, 100, 0));
        assertEquals(
                List.of("command rejected TRIGGER_INVALID alice " + order),
                venue.replace(ALICE, order, 0, -1, 0));
    }
}
