package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.from;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Scenario.withoutPostings;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 20.8 of the rulebook: the activation of a bracket's exits, and what they are from then on. */
class ExitRulesTest {

    /** Carol bids 3 at 96 and 20 at 85; Alice's entry buys 10 at 100 from Bob. */
    private static List<String> filled(Scenario venue, Ask a, Ask b) {
        venue.place(venue.buy(CAROL, 3, 96));
        venue.place(venue.buy(CAROL, 20, 85));
        venue.bracket(venue.buy(ALICE, 10, 100), a, b);
        List<String> story = venue.place(venue.sell(BOB, TimeInForce.IOC, 10, 100));
        return from(story, "level 4: BUY 0@100 of 0");
    }

    private static Ask profit(Scenario venue, long trigger) {
        return venue.waiting(ALICE, Side.SELL, OrderType.TAKE_PROFIT, 10, trigger);
    }

    private static Ask stop(Scenario venue, long trigger) {
        return venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, trigger);
    }

    @ParameterizedTest
    @EnumSource
    void theStopIsTriggeredAtOnceIfTheLastPriceHasReachedIt(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        // 105 - 10 is the bound.
        assertEquals(
                List.of(
                        "level 4: BUY 0@100 of 0",
                        "triggered alice at 105 (leg 2)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice SELL TAKER 3@96 = 288 fee 1, filled 3 left 7 (leg 2)",
                        "carol BUY MAKER 3@96 = 288 fee 1, filled 3 left 0 closes",
                        "trade carol from alice",
                        "level 5: BUY 0@96 of 0",
                        "cancelled IMMEDIATE_REMAINDER filled 3 left 7 (leg 2)"),
                withoutPostings(filled(venue, venue.sell(ALICE, 10, 110), stop(venue, 105))));
        assertEquals(0, venue.heldMinor(ALICE, BTC));
    }

    @ParameterizedTest
    @EnumSource
    void theProfitIsTakenAtOnceIfTheLastPriceHasReachedIt(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        // 95 - 9 is the bound.
        assertEquals(
                List.of(
                        "level 4: BUY 0@100 of 0",
                        "triggered alice at 95 (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 2)",
                        "alice SELL TAKER 3@96 = 288 fee 1, filled 3 left 7 (leg 1)",
                        "carol BUY MAKER 3@96 = 288 fee 1, filled 3 left 0 closes",
                        "trade carol from alice",
                        "level 5: BUY 0@96 of 0",
                        "cancelled IMMEDIATE_REMAINDER filled 3 left 7 (leg 1)"),
                withoutPostings(filled(venue, profit(venue, 95), stop(venue, 90))));
    }

    @ParameterizedTest
    @EnumSource
    void ofBothTheStopIsTriggered(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("triggered alice at 105 (leg 2)"),
                only(filled(venue, profit(venue, 95), stop(venue, 105)), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void ofNeitherBothWaitAndTheTradesOfOneTakerDecide(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("level 4: BUY 0@100 of 0"),
                filled(venue, profit(venue, 104), stop(venue, 98)));
        assertEquals(
                List.of(
                        "triggered alice at 104 (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 2)"),
                from(venue.tradeAt(104), "triggered").subList(0, 2));
    }

    @ParameterizedTest
    @EnumSource
    void aLimitThatReachesTheOtherSideTakesAndCancelsTheStop(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        List<String> story = filled(venue, venue.sell(ALICE, 10, 96), stop(venue, 90));

        assertEquals(
                List.of(
                        "level 4: BUY 0@100 of 0",
                        "alice SELL TAKER 3@96 = 288 fee 1, filled 3 left 7 (leg 1)",
                        "carol BUY MAKER 3@96 = 288 fee 1, filled 3 left 0 closes",
                        "trade carol from alice",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 2)",
                        "level 5: BUY 0@96 of 0",
                        "level 6: SELL 7@96 of 1"),
                withoutPostings(story));
        // Carol held 288, ceil(0.72) and 1; her rest is released after the list was looked after.
        assertEquals(
                List.of(
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 2)",
                        "carol EUR HELD -1 RELEASE",
                        "carol EUR AVAILABLE +1 RELEASE"),
                from(story, "cancelled").subList(0, 3));
        assertEquals(70_000, venue.heldMinor(ALICE, BTC));
    }

    @ParameterizedTest
    @EnumSource
    void activeExitsAreAnOco(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        filled(venue, venue.sell(ALICE, 10, 110), stop(venue, 90));

        List<String> story = venue.place(venue.buy(BOB, TimeInForce.IOC, 4, 110));

        assertEquals(
                List.of("cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 2)"),
                only(story, "cancelled"));
        assertEquals(60_000, venue.heldMinor(ALICE, BTC));
    }

    @ParameterizedTest
    @EnumSource
    void activeExitsAreReplacedButNotInLots(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        filled(venue, venue.sell(ALICE, 10, 110), stop(venue, 90));

        assertEquals(
                List.of(
                        "replaced alice 10@111 trigger 0, filled 0 left 10 (leg 1)",
                        "level 6: SELL 0@110 of 0",
                        "level 7: SELL 10@111 of 1"),
                venue.replace(ALICE, venue.legId(1), 111, 0, 0));
        assertEquals(
                List.of("replaced alice 10@0 trigger 96, filled 0 left 10 (leg 2)"),
                venue.replace(ALICE, venue.legId(2), 0, 96, 0));
        assertEquals(
                List.of("command rejected LIST_INVALID alice " + venue.legId(2)),
                venue.replace(ALICE, venue.legId(2), 0, 0, 9));
        assertEquals(
                List.of("triggered alice at 96 (leg 2)"),
                only(venue.place(venue.sell(BOB, TimeInForce.IOC, 1, 96)), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfAnActiveExitReleasesWithTheOther(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        filled(venue, venue.sell(ALICE, 10, 110), stop(venue, 90));

        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 0 left 10 (leg 2)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice BTC HELD -100000 RELEASE (leg 1)",
                        "alice BTC AVAILABLE +100000 RELEASE (leg 1)",
                        "level 6: SELL 0@110 of 0"),
                venue.cancel(ALICE, venue.legId(2)));
    }

    @ParameterizedTest
    @EnumSource
    void aTrailingExitStartsFromTheLastPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.place(venue.buy(CAROL, 20, 70));

        // The trigger of its acceptance is told, and of no importance.
        assertEquals(
                "accepted trigger 95 (leg 2)",
                venue.bracket(
                                venue.buy(ALICE, 10, 80),
                                venue.sell(ALICE, 10, 110),
                                venue.trailing(ALICE, Side.SELL, 10, 5))
                        .get(2));
        assertEquals(
                List.of("level 6: SELL 10@110 of 1"),
                only(venue.place(venue.sell(BOB, TimeInForce.IOC, 10, 80)), "SELL 10@110"));
        assertEquals(List.of(), only(venue.tradeAt(76), "triggered"));
        // 75 - 7 is the bound, not 95 - 9.
        assertEquals(
                List.of(
                        "triggered alice at 75 (leg 2)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "level 11: SELL 0@110 of 0",
                        "alice SELL TAKER 10@70 = 700 fee 2, filled 10 left 0 closes (leg 2)"),
                withoutPostings(from(venue.tradeAt(75), "triggered")).subList(0, 4));
    }

    @ParameterizedTest
    @EnumSource
    void aTrailingExitOfLessTellsItsNewTrigger(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.bracket(
                venue.buy(ALICE, 10, 80),
                venue.sell(ALICE, 10, 110),
                venue.trailing(ALICE, Side.SELL, 10, 5));
        venue.place(venue.sell(BOB, TimeInForce.IOC, 4, 80));

        assertEquals(
                List.of(
                        "replaced alice 4@110 trigger 0, filled 0 left 4 (leg 1)",
                        "replaced alice 4@0 trigger 75, filled 0 left 4 (leg 2)",
                        "level 6: SELL 4@110 of 1"),
                from(venue.cancel(ALICE, venue.legId(0)), "replaced"));
    }

    @ParameterizedTest
    @EnumSource
    void exitsWaitInTheLineUntilTheSymbolTrades(Implementation implementation) {
        Scenario venue = inTheLine(implementation);

        assertEquals(false, venue.venue().hasPendingWork());
        assertEquals(
                List.of(
                        "symbol 1 changed, TRADING",
                        "replaced alice 4@110 trigger 0, filled 0 left 4 (leg 1)",
                        "replaced alice 4@0 trigger 90, filled 0 left 4 (leg 2)",
                        "level 4: SELL 4@110 of 1"),
                venue.symbolState(SymbolState.TRADING));
    }

    /** The entry bought 4 and was cancelled while nothing is matched. */
    private static Scenario inTheLine(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.bracket(
                venue.buy(ALICE, 10, 100),
                venue.sell(ALICE, 10, 110).until(START_MICROS + 100),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 90));
        venue.place(venue.sell(BOB, TimeInForce.IOC, 4, 100));
        venue.symbolState(SymbolState.CANCEL_ONLY);
        venue.cancel(ALICE, venue.legId(0));
        return venue;
    }

    @ParameterizedTest
    @EnumSource
    void inTheLineTheCancelOfOneEndsBoth(Implementation implementation) {
        Scenario venue = inTheLine(implementation);

        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 0 left 10 (leg 2)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice BTC HELD -40000 RELEASE (leg 1)",
                        "alice BTC AVAILABLE +40000 RELEASE (leg 1)"),
                venue.cancel(ALICE, venue.legId(2)));
        assertEquals(List.of("symbol 1 changed, TRADING"), venue.symbolState(SymbolState.TRADING));
    }

    @ParameterizedTest
    @EnumSource
    void inTheLineTheyExpire(Implementation implementation) {
        Scenario venue = inTheLine(implementation);

        assertEquals(
                List.of(
                        "cancelled EXPIRED filled 0 left 10 (leg 1)",
                        "alice BTC HELD -40000 RELEASE (leg 1)",
                        "alice BTC AVAILABLE +40000 RELEASE (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 2)"),
                venue.tickTo(START_MICROS + 100, false));
        assertEquals(0, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void theExitsOfATakerStandBeforeWhatItsTradesTrigger(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(CAROL, 10, 97));
        venue.place(venue.waiting(BOB, Side.SELL, OrderType.STOP, 10, 100));
        venue.place(venue.sell(CAROL, 10, 100));

        List<String> story =
                venue.bracket(
                        venue.buy(ALICE, TimeInForce.IOC, 10, 100),
                        venue.sell(ALICE, 10, 110),
                        stop(venue, 105));

        // Bob's is triggered first, and finds nothing left at 97.
        assertEquals(
                List.of("triggered bob at 100", "triggered alice at 105 (leg 2)"),
                only(story, "triggered"));
        assertEquals(
                List.of("trade alice from carol", "trade carol from alice"), only(story, "trade "));
    }
}
