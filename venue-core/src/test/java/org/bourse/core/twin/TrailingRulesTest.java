package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sections 11.4 and 11.5 of the rulebook: orders whose trigger follows the last price. */
class TrailingRulesTest {

    @ParameterizedTest
    @EnumSource
    void aTriggerFollowsTheHighestPriceAndStaysWhenThePriceFalls(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);

        List<String> story = venue.place(venue.trailing(ALICE, Side.SELL, 5, 10));

        assertEquals("accepted trigger 90", story.getFirst());
        assertEquals(List.of(), only(venue.tradeAt(110), "triggered"));
        assertEquals(List.of(), only(venue.tradeAt(101), "triggered"));
        assertEquals(List.of("triggered alice at 100"), only(venue.tradeAt(99), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void aTriggerThatBuysFollowsTheLowestPriceByItsBasisPoints(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(200);

        List<String> story = venue.place(venue.trailing(ALICE, Side.BUY, 5, 0).trailingBy(0, 500));

        // 5 % of 200 are 10. Bound 210 + 21: 5 × 231 are 1155, and ceil(2.8875).
        assertEquals("accepted trigger 210", story.getFirst());
        assertEquals(1_158, venue.heldMinor(ALICE, EUR));
        assertEquals(List.of(), only(venue.tradeAt(100), "triggered"));
        assertEquals(List.of(), only(venue.tradeAt(104), "triggered"));
        assertEquals(List.of("triggered alice at 105"), only(venue.tradeAt(105), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void theDistanceIsRoundedDownButAtLeastATick(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(199);

        // 1 % of 199 is 1.99; 0.01 % is 0.0199.
        assertEquals(
                "accepted trigger 198",
                venue.place(venue.trailing(ALICE, Side.SELL, 5, 0).trailingBy(0, 100)).getFirst());
        assertEquals(
                "accepted trigger 198",
                venue.place(venue.trailing(ALICE, Side.SELL, 5, 0).trailingBy(0, 1)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aTriggerIsAtLeastOneTick(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);

        assertEquals(
                "accepted trigger 1",
                venue.place(venue.trailing(ALICE, Side.SELL, 10, 500)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void withoutALastPriceThereIsNothingToFollow(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("rejected NO_REFERENCE_PRICE"),
                venue.place(venue.trailing(ALICE, Side.SELL, 5, 10)));
    }

    @ParameterizedTest
    @EnumSource
    void theBoundFollowsFromTheTriggerThatFired(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.place(venue.trailing(ALICE, Side.SELL, 3, 10));
        venue.tradeAt(210);
        venue.place(venue.buy(BOB, 1, 200));
        venue.place(venue.buy(BOB, 1, 180));
        venue.place(venue.buy(BOB, 1, 179));

        List<String> story = venue.place(venue.sell(CAROL, TimeInForce.IOC, 1, 200));

        // Trigger 200, bound 200 - 20.
        assertEquals(List.of("triggered alice at 200"), only(story, "triggered"));
        assertEquals(
                List.of("alice SELL TAKER 1@180 = 180 fee 1, filled 1 left 2"),
                only(only(story, "TAKER"), "alice"));
    }

    @ParameterizedTest
    @EnumSource
    void theLimitIsSetWhenItTriggers(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.place(
                venue.trailing(ALICE, Side.SELL, 5, 10)
                        .as(OrderType.TRAILING_STOP_LIMIT)
                        .withLimitOffset(2));
        venue.tradeAt(110);

        List<String> story = venue.tradeAt(100);

        assertEquals(List.of("triggered alice at 100"), only(story, "triggered"));
        assertEquals("level 7: SELL 5@98 of 1", story.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void aTrailingLimitThatBuysHoldsWhatItsFirstTriggerCosts(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);

        venue.place(
                venue.trailing(ALICE, Side.BUY, 10, 10)
                        .as(OrderType.TRAILING_STOP_LIMIT)
                        .withLimitOffset(5));

        // 10 × 115 are 1150, ceil(2.875) and 1.
        assertEquals(1_154, venue.heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void ofEqualTriggersThoseThatTrailComeLast(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.place(venue.trailing(ALICE, Side.SELL, 5, 5));
        venue.place(venue.waiting(BOB, Side.SELL, OrderType.STOP, 5, 95));

        assertEquals(
                List.of("triggered bob at 95", "triggered alice at 95"),
                only(venue.tradeAt(95), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void exactlyOneDistanceIsNamed(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        Ask trailing = venue.trailing(ALICE, Side.SELL, 5, 10);
        List<String> shapeless = List.of("rejected ORDER_INVALID");
        List<String> invalid = List.of("rejected TRIGGER_INVALID");

        assertEquals(shapeless, venue.place(trailing.trailingBy(0, 0).withClientOrderId("a")));
        assertEquals(shapeless, venue.place(trailing.trailingBy(1, 1).withClientOrderId("b")));
        assertEquals(shapeless, venue.place(trailing.withPrice(90).withClientOrderId("c")));
        assertEquals(shapeless, venue.place(trailing.withTrigger(90).withClientOrderId("d")));
        assertEquals(shapeless, venue.place(trailing.withLimitOffset(1).withClientOrderId("e")));
        assertEquals(invalid, venue.place(trailing.trailingBy(0, 5_001).withClientOrderId("f")));
        assertEquals(invalid, venue.place(trailing.trailingBy(-1, 0).withClientOrderId("g")));
        assertEquals(
                "accepted trigger 50",
                venue.place(trailing.trailingBy(0, 5_000).withClientOrderId("h")).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aThousandTrailingOrdersOfASymbolWait(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.liftOpenOrders(ALICE);
        venue.apply(new VenueCommand.Deposit(ALICE, BTC, 20_000_000));
        for (int i = 0; i < 1_000; i++) {
            assertEquals(
                    "accepted trigger 90",
                    venue.place(venue.trailing(ALICE, Side.SELL, 1, 10)).getFirst());
        }

        assertEquals(
                List.of("rejected CAPACITY_REACHED"),
                venue.place(venue.trailing(ALICE, Side.SELL, 1, 10)));
        assertEquals("accepted", venue.place(venue.sell(ALICE, 1, 200)).getFirst());
    }
}
