package org.bourse.core.twin;

import static org.bourse.core.twin.ListScenarios.buying;
import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.from;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Section 20 of the rulebook: two orders of which one cancels the other, by trades and triggers.
 */
class OcoRulesTest {

    @ParameterizedTest
    @EnumSource
    void bothSalesHoldTheirLotsOnce(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of(
                        "accepted",
                        "accepted (leg 1)",
                        "alice BTC AVAILABLE -1000000 HOLD",
                        "alice BTC HELD +1000000 HOLD",
                        "level 1: SELL 100@110 of 1"),
                venue.oco(
                        venue.sell(ALICE, 100, 110),
                        venue.waiting(ALICE, Side.SELL, OrderType.STOP, 100, 95)));
        assertEquals(2, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoPurchasesTheDearerOneIsHeld(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        // 900, ceil(2.25) and 1 are less than 1150 and ceil(2.875).
        assertEquals(
                List.of(
                        "accepted",
                        "accepted (leg 1)",
                        "alice EUR AVAILABLE -1153 HOLD",
                        "alice EUR HELD +1153 HOLD",
                        "level 1: BUY 10@90 of 1"),
                venue.oco(
                        venue.buy(ALICE, 10, 90),
                        venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105)));
        // Two that wait: 85 + floor(8.5) is 93, 930 and ceil(2.325); 1200, ceil(3) and 1.
        assertEquals(
                List.of(
                        "accepted",
                        "accepted (leg 1)",
                        "bob EUR AVAILABLE -1204 HOLD",
                        "bob EUR HELD +1204 HOLD"),
                venue.oco(
                        venue.waiting(BOB, Side.BUY, OrderType.TAKE_PROFIT, 10, 85),
                        venue.waiting(BOB, Side.BUY, OrderType.STOP_LIMIT, 10, 115)
                                .withPrice(120)));
    }

    @ParameterizedTest
    @EnumSource
    void aTradeInPartCancelsTheOtherAndLeavesAnOrdinaryOrder(Implementation implementation) {
        Scenario venue = buying(implementation);
        long order = venue.legId(0);

        List<String> story = venue.place(venue.sell(BOB, TimeInForce.IOC, 4, 90));

        // 540, ceil(2.25) of all 900, 1, less the fee of 1: 543 of the 792 that are left.
        assertEquals(
                List.of(
                        "accepted",
                        "bob BTC AVAILABLE -40000 HOLD",
                        "bob BTC HELD +40000 HOLD",
                        "bob SELL TAKER 4@90 = 360 fee 1, filled 4 left 0 closes",
                        "alice BUY MAKER 4@90 = 360 fee 1, filled 4 left 6",
                        "trade alice from bob",
                        "alice EUR HELD -360 TRADE",
                        "bob EUR AVAILABLE +360 TRADE",
                        "bob BTC HELD -40000 TRADE",
                        "alice BTC AVAILABLE +40000 TRADE",
                        "alice EUR HELD -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "bob EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -249 RELEASE",
                        "alice EUR AVAILABLE +249 RELEASE",
                        "level 2: BUY 6@90 of 1"),
                story);
        // From now on its lots can be changed, too: 2 left.
        assertEquals(
                "replaced alice 6@90 trigger 0, filled 4 left 2",
                venue.replace(ALICE, order, 0, 0, 6).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aTradeOfAllReleasesWithTheOther(Implementation implementation) {
        Scenario venue = buying(implementation);

        List<String> story = venue.place(venue.sell(BOB, TimeInForce.IOC, 10, 90));

        // 1153 less 900 and ceil(0.9).
        assertEquals(
                List.of(
                        "fees EUR AVAILABLE +3 FEE",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -252 RELEASE",
                        "alice EUR AVAILABLE +252 RELEASE",
                        "level 2: BUY 0@90 of 0"),
                story.subList(story.size() - 5, story.size()));
    }

    @ParameterizedTest
    @EnumSource
    void theOtherIsCancelledBeforeTheNextOrderIsMet(Implementation implementation) {
        Scenario venue = buying(implementation);
        venue.place(venue.buy(CAROL, 1, 90));

        List<String> story = venue.place(venue.sell(BOB, TimeInForce.IOC, 11, 90));

        assertEquals(
                List.of(
                        "trade alice from bob",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "trade carol from bob",
                        "level 3: BUY 0@90 of 0"),
                story.stream()
                        .filter(line ->
                                line.startsWith("trade ")
                                        || line.startsWith("cancelled")
                                        || line.startsWith("level"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theTriggerOfOneCancelsTheOtherThatRests(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        // 1000, ceil(2.5) and 1, and 900, ceil(2.25) and 1.
        venue.oco(
                venue.buy(ALICE, 10, 100),
                venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 10, 105).withPrice(90));

        List<String> story = venue.tradeAt(105);

        assertEquals(
                List.of(
                        "triggered alice at 105 (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10",
                        "alice EUR HELD -100 RELEASE",
                        "alice EUR AVAILABLE +100 RELEASE",
                        "level 4: BUY 0@100 of 0",
                        "level 5: BUY 10@90 of 1"),
                from(story, "triggered"));
        assertEquals(904, venue.heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void theOneThatTakesProfitCancelsTheStopWhenItIsTriggered(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.oco(
                venue.waiting(ALICE, Side.SELL, OrderType.TAKE_PROFIT_LIMIT, 5, 105).withPrice(104),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));

        List<String> story = venue.tradeAt(105);

        assertEquals(
                List.of(
                        "triggered alice at 105",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 5 (leg 1)",
                        "level 5: SELL 5@104 of 1"),
                from(story, "triggered"));
        assertEquals(50_000, venue.heldMinor(ALICE, BTC));
        assertEquals(List.of(), only(venue.tradeAt(95), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void aTradeThatFillsOneDoesNotTriggerTheOther(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.oco(
                venue.sell(ALICE, 5, 100), venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 100));

        List<String> story = venue.place(venue.buy(BOB, TimeInForce.IOC, 5, 100));

        assertEquals(List.of(), only(story, "triggered"));
        assertEquals(
                List.of("cancelled ONE_CANCELS_OTHER filled 0 left 5 (leg 1)"),
                only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierTradeOfTheTakerThatFillsOneDoesNotTriggerTheOther(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.oco(
                venue.sell(ALICE, 5, 105), venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 100));
        venue.place(venue.sell(BOB, 1, 100));

        List<String> story = venue.place(venue.buy(CAROL, TimeInForce.IOC, 2, 105));

        // The trade at 100 is looked at when Carol's matching is over: the stop is no more.
        assertEquals(List.of(), only(story, "triggered"));
        assertEquals(2, only(story, "trade ").size());
        assertEquals(
                List.of("cancelled ONE_CANCELS_OTHER filled 0 left 5 (leg 1)"),
                only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoThatOneTakerWouldTriggerTheFirstTradeDecides(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.oco(
                venue.waiting(ALICE, Side.SELL, OrderType.TAKE_PROFIT, 5, 101),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 99));
        venue.place(venue.sell(BOB, 1, 99));
        venue.place(venue.sell(BOB, 1, 101));

        List<String> story = venue.place(venue.buy(CAROL, TimeInForce.IOC, 2, 101));

        assertEquals(List.of("triggered alice at 99 (leg 1)"), only(story, "triggered"));
        assertEquals(
                List.of("cancelled ONE_CANCELS_OTHER filled 0 left 5"),
                only(story, "ONE_CANCELS_OTHER"));
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoThatOneTradeWouldTriggerTheFallComesFirst(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.oco(
                venue.waiting(ALICE, Side.SELL, OrderType.TAKE_PROFIT, 5, 90),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 110));
        venue.oco(
                venue.waiting(BOB, Side.BUY, OrderType.TAKE_PROFIT, 5, 110),
                venue.waiting(BOB, Side.BUY, OrderType.STOP, 5, 90));

        List<String> story = venue.tradeAt(100);

        assertEquals(
                List.of("triggered alice at 110 (leg 1)", "triggered bob at 110"),
                only(story, "triggered"));
        assertEquals(
                List.of(
                        "cancelled ONE_CANCELS_OTHER filled 0 left 5",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 5 (leg 1)"),
                only(story, "ONE_CANCELS_OTHER"));
    }

    @ParameterizedTest
    @EnumSource
    void aTrailingLimitKeepsTheHoldOfItsFirstTrigger(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        Ask trailing =
                venue.trailing(ALICE, Side.BUY, 10, 5)
                        .as(OrderType.TRAILING_STOP_LIMIT)
                        .withLimitOffset(2);

        // 107: 1070, ceil(2.675) and 1, against 904.
        assertEquals(
                List.of(
                        "accepted",
                        "accepted trigger 105 (leg 1)",
                        "alice EUR AVAILABLE -1074 HOLD",
                        "alice EUR HELD +1074 HOLD",
                        "level 3: BUY 10@90 of 1"),
                venue.oco(venue.buy(ALICE, 10, 90), trailing));
        venue.tradeAt(95);
        List<String> story = venue.tradeAt(100);

        assertEquals(
                List.of(
                        "triggered alice at 100 (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10",
                        "level 8: BUY 0@90 of 0",
                        "level 9: BUY 10@102 of 1"),
                from(story, "triggered"));
        assertEquals(1_074, venue.heldMinor(ALICE, EUR));
    }
}
