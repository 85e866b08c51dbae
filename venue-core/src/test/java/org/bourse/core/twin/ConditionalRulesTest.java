package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.CONFIG;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 11 of the rulebook: orders that wait for a trigger, and what happens when it comes. */
class ConditionalRulesTest {

    @ParameterizedTest
    @EnumSource
    void aStopWaitsOutsideTheBook(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of(
                        "accepted",
                        "alice BTC AVAILABLE -100000 HOLD",
                        "alice BTC HELD +100000 HOLD"),
                venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 95)));
        assertEquals(1, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void aStopThatBuysHoldsItsBoundAndItsFeeAsTaker(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        // 105 + floor(10.5) is 115: 1150 and ceil(2.875).
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105));
        assertEquals(1_153, venue.heldMinor(ALICE, EUR));
        // With a worst price of 110: 1100 and ceil(2.75).
        venue.place(venue.waiting(BOB, Side.BUY, OrderType.STOP, 10, 105).withPrice(110));
        assertEquals(1_103, venue.heldMinor(BOB, EUR));
        // A limit that may rest: 1060, ceil(2.65) and 1.
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP_LIMIT, 10, 105).withPrice(106));
        assertEquals(1_064, venue.heldMinor(CAROL, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void aStopThatSellsIsTriggeredByATradeAtOrBelowAndIsThenMatched(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));
        assertEquals(List.of(), only(venue.tradeAt(96), "triggered"));
        venue.place(venue.buy(BOB, 5, 95));

        List<String> story = venue.place(venue.sell(CAROL, TimeInForce.IOC, 1, 95));

        // Bob held 475 + 2 + 1, and pays 475 + 1.
        assertEquals(
                List.of(
                        "level 6: BUY 4@95 of 1",
                        "triggered alice at 95",
                        "alice SELL TAKER 4@95 = 380 fee 1, filled 4 left 1",
                        "bob BUY MAKER 4@95 = 380 fee 0, filled 5 left 0 closes",
                        "trade bob from alice",
                        "bob EUR HELD -380 TRADE",
                        "alice EUR AVAILABLE +380 TRADE",
                        "alice BTC HELD -40000 TRADE",
                        "bob BTC AVAILABLE +40000 TRADE",
                        "alice EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "bob EUR HELD -2 RELEASE",
                        "bob EUR AVAILABLE +2 RELEASE",
                        "level 7: BUY 0@95 of 0",
                        "cancelled IMMEDIATE_REMAINDER filled 4 left 1",
                        "alice BTC HELD -10000 RELEASE",
                        "alice BTC AVAILABLE +10000 RELEASE"),
                story.subList(story.size() - 17, story.size()));
    }

    @ParameterizedTest
    @EnumSource
    void aStopThatBuysIsTriggeredByATradeAtOrAbove(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105));
        assertEquals(List.of(), only(venue.tradeAt(104), "triggered"));
        venue.place(venue.sell(BOB, 5, 106));

        List<String> story = venue.place(venue.buy(CAROL, TimeInForce.IOC, 1, 106));

        // Held 1153; four at 106 are 424 and ceil(1.06). Only a LIMIT gets its savings back at
        // once.
        assertEquals(
                List.of("triggered alice at 105", "cancelled IMMEDIATE_REMAINDER filled 4 left 6"),
                story.stream()
                        .filter(line ->
                                line.startsWith("triggered") || line.startsWith("cancelled"))
                        .toList());
        assertEquals(
                List.of("alice EUR HELD -727 RELEASE", "alice EUR AVAILABLE +727 RELEASE"),
                only(only(story, "RELEASE"), "alice"));
    }

    @ParameterizedTest
    @EnumSource
    void aTakeProfitWaitsForABetterPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.TAKE_PROFIT, 5, 105));
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.TAKE_PROFIT, 5, 95));

        assertEquals(List.of(), only(venue.tradeAt(104), "triggered"));
        assertEquals(List.of("triggered alice at 105"), only(venue.tradeAt(105), "triggered"));
        assertEquals(List.of(), only(venue.tradeAt(96), "triggered"));
        assertEquals(List.of("triggered alice at 95"), only(venue.tradeAt(94), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void aTriggerThatTheLastPriceHasReachedIsRefused(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        List<String> passed = List.of("rejected TRIGGER_PRICE_PASSED");

        assertEquals(passed, venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 5, 100)));
        assertEquals(passed, venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 100)));
        assertEquals(
                passed,
                venue.place(venue.waiting(ALICE, Side.SELL, OrderType.TAKE_PROFIT, 5, 100)));
        assertEquals(
                passed, venue.place(venue.waiting(ALICE, Side.BUY, OrderType.TAKE_PROFIT, 5, 100)));
        assertEquals(
                "accepted",
                venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 5, 101)).getFirst());
        assertEquals(
                "accepted",
                venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 99)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void ofFallsTheHighestTriggerComesFirstAndOfEqualOnesTheOldest(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 90));
        venue.place(venue.waiting(BOB, Side.SELL, OrderType.STOP, 5, 95));
        venue.place(venue.waiting(CAROL, Side.SELL, OrderType.STOP, 5, 95));

        assertEquals(
                List.of("triggered bob at 95", "triggered carol at 95", "triggered alice at 90"),
                only(venue.tradeAt(90), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void atOneTradeFallsComeBeforeRisesAndOfRisesTheLowestTrigger(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 5, 90));
        venue.place(venue.waiting(BOB, Side.SELL, OrderType.STOP, 5, 110));
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 5, 85));

        assertEquals(
                List.of("triggered bob at 110", "triggered carol at 85", "triggered alice at 90"),
                only(venue.tradeAt(100), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void tradesAreLookedAtOneByOneWhenTheTakerIsDone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 1, 102));
        venue.place(venue.waiting(BOB, Side.BUY, OrderType.STOP, 1, 101));
        venue.place(venue.waiting(BOB, Side.SELL, OrderType.STOP, 1, 101));
        venue.place(venue.sell(BOB, 1, 101));
        venue.place(venue.sell(BOB, 1, 102));

        List<String> story = venue.place(venue.buy(CAROL, TimeInForce.IOC, 2, 102));

        // At 101 Bob's fall and Bob's rise, at 102 Alice's rise; both trades were before.
        List<String> triggered = only(story, "triggered");
        assertEquals(
                List.of("triggered bob at 101", "triggered bob at 101", "triggered alice at 102"),
                triggered);
        assertEquals(
                2, only(story.subList(0, story.indexOf(triggered.getFirst())), "trade").size());
    }

    @ParameterizedTest
    @EnumSource
    void stopsCascadeWithinTheStep(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(BOB, 1, 95));
        venue.place(venue.buy(BOB, 1, 90));
        venue.place(venue.buy(BOB, 1, 85));
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 1, 95));
        venue.place(venue.waiting(CAROL, Side.SELL, OrderType.STOP, 1, 90));

        List<String> story = venue.place(venue.sell(CAROL, TimeInForce.IOC, 1, 95));

        assertEquals(
                List.of("triggered alice at 95", "triggered carol at 90"),
                only(story, "triggered"));
        assertEquals(
                List.of("trade bob from carol", "trade bob from alice", "trade bob from carol"),
                only(story, "trade "));
    }

    @ParameterizedTest
    @EnumSource
    void aTriggeredStopStopsAtItsBound(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(BOB, 1, 95));
        venue.place(venue.buy(BOB, 1, 86));
        venue.place(venue.buy(BOB, 1, 85));
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 2, 95));

        List<String> story = venue.place(venue.sell(CAROL, TimeInForce.IOC, 1, 95));

        // 95 - floor(9.5) is 86.
        assertEquals(
                List.of("alice SELL TAKER 1@86 = 86 fee 1, filled 1 left 1"),
                only(only(story, "TAKER"), "alice"));
        assertEquals(
                List.of("cancelled IMMEDIATE_REMAINDER filled 1 left 1"), only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void aTriggeredLimitRestsAndReleasesWhatItSaves(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 10, 105).withPrice(106));
        venue.place(venue.sell(BOB, 5, 105));

        List<String> story = venue.place(venue.buy(CAROL, TimeInForce.IOC, 1, 105));

        assertEquals(
                List.of("alice BUY TAKER 4@105 = 420 fee 2, filled 4 left 6"),
                only(only(story, "TAKER"), "alice"));
        assertEquals(
                List.of("alice EUR HELD -4 RELEASE", "alice EUR AVAILABLE +4 RELEASE"),
                only(only(story, "RELEASE"), "alice"));
        assertEquals("level 4: BUY 6@106 of 1", story.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void aTriggeredFokThatCannotBeFilledIsKilledAndReleased(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(
                venue.waiting(ALICE, Side.SELL, OrderType.STOP_LIMIT, 10, 95)
                        .withPrice(90)
                        .withTime(TimeInForce.FOK));
        venue.place(venue.buy(BOB, 5, 95));

        List<String> story = venue.place(venue.sell(CAROL, TimeInForce.IOC, 1, 95));

        assertEquals(
                List.of(
                        "triggered alice at 95",
                        "cancelled FOK_UNFILLABLE filled 0 left 10",
                        "alice BTC HELD -100000 RELEASE",
                        "alice BTC AVAILABLE +100000 RELEASE"),
                story.subList(story.size() - 4, story.size()));
    }

    @ParameterizedTest
    @EnumSource
    void aTriggeredOrderIsTriggeredOnce(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 10, 105).withPrice(90));

        assertEquals(1, only(venue.tradeAt(105), "triggered").size());
        assertEquals(0, only(venue.tradeAt(105), "triggered").size());
    }

    @ParameterizedTest
    @EnumSource
    void aWaitingOrderCountsAsOpenAndIsCancelledWithoutALevel(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(1), List.of()));
        long order = venue.placed(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));

        assertEquals(
                List.of("rejected OPEN_ORDERS_ABOVE_LIMIT"), venue.place(venue.buy(ALICE, 1, 100)));
        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 0 left 5",
                        "alice BTC HELD -50000 RELEASE",
                        "alice BTC AVAILABLE +50000 RELEASE"),
                venue.cancel(ALICE, order));
        assertEquals(List.of(), only(venue.tradeAt(90), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void theShapeOfAConditionalOrder(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        List<String> shapeless = List.of("rejected ORDER_INVALID");
        Ask stop = venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95);

        assertEquals(shapeless, venue.place(stop.withTime(TimeInForce.IOC).withClientOrderId("a")));
        assertEquals(shapeless, venue.place(stop.postingOnly(false).withClientOrderId("b")));
        assertEquals(shapeless, venue.place(stop.showing(1).withClientOrderId("c")));
        assertEquals(shapeless, venue.place(stop.trailingBy(1, 0).withClientOrderId("d")));
        assertEquals(shapeless, venue.place(stop.as(OrderType.LIMIT).withClientOrderId("e")));
        assertEquals(shapeless, venue.place(stop.withNumbers(0, 5, 1).withClientOrderId("f")));
        assertEquals(shapeless, venue.place(stop.withLimitOffset(1).withClientOrderId("g")));
        assertEquals(
                List.of("rejected TRIGGER_INVALID"),
                venue.place(stop.withTrigger(0).withClientOrderId("h")));
        assertEquals(
                List.of("rejected TRIGGER_INVALID"),
                venue.place(stop.withTrigger((1L << 53) + 1).withClientOrderId("i")));
        assertEquals(
                List.of("rejected PRICE_INVALID"),
                venue.place(stop.as(OrderType.STOP_LIMIT).withClientOrderId("j")));
        assertEquals("accepted", venue.place(stop).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void withoutAMarketBoundAStopNeedsAPriceOfItsOwn(Implementation implementation) {
        SymbolDefinition unbounded =
                new SymbolDefinition(
                        1, "BTC-EUR", BTC, EUR, 1, 2, 1, 0, 1, 5_000, 10, 100_000, 250_000, 0);
        Scenario venue = new Scenario(implementation, CONFIG, unbounded);

        assertEquals(
                List.of("rejected NO_REFERENCE_PRICE"),
                venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95)));
        assertEquals(
                "accepted",
                venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95).withPrice(90))
                        .getFirst());
    }
}
