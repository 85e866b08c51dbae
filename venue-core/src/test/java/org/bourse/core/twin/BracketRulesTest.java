package org.bourse.core.twin;

import static org.bourse.core.twin.ListScenarios.bracketed;
import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.from;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 20 of the rulebook: brackets as long as their exits do nothing, and how entries end. */
class BracketRulesTest {

    private static List<String> sell(Scenario venue, long lots) {
        return venue.place(venue.sell(BOB, TimeInForce.IOC, lots, 100));
    }

    @ParameterizedTest
    @EnumSource
    void exitsDoNothingButCountAsOpen(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.bracket(
                venue.buy(ALICE, 10, 80),
                venue.waiting(ALICE, Side.SELL, OrderType.TAKE_PROFIT, 10, 110),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 90));

        assertEquals(3, venue.venue().openOrders());
        assertEquals(List.of(), only(venue.tradeAt(85), "triggered"));
        assertEquals(List.of(), only(venue.tradeAt(115), "triggered"));
        venue.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(3), List.of()));
        assertEquals(
                List.of("rejected OPEN_ORDERS_ABOVE_LIMIT"), venue.place(venue.buy(ALICE, 1, 70)));
    }

    @ParameterizedTest
    @EnumSource
    void whatTheEntryBuysIsHeldWithEachTrade(Implementation implementation) {
        Scenario venue = bracketed(implementation);

        List<String> first = sell(venue, 4);
        List<String> second = sell(venue, 3);

        assertEquals(
                List.of(
                        "trade alice from bob",
                        "alice EUR HELD -400 TRADE",
                        "bob EUR AVAILABLE +400 TRADE",
                        "bob BTC HELD -40000 TRADE",
                        "alice BTC AVAILABLE +40000 TRADE",
                        "alice EUR HELD -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "bob EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "alice BTC AVAILABLE -40000 HOLD (leg 1)",
                        "alice BTC HELD +40000 HOLD (leg 1)",
                        "level 2: BUY 6@100 of 1"),
                from(first, "trade"));
        assertEquals(
                List.of(
                        "alice BTC AVAILABLE -30000 HOLD (leg 1)",
                        "alice BTC HELD +30000 HOLD (leg 1)"),
                only(second, "(leg 1)"));
        assertEquals(70_000, venue.heldMinor(ALICE, BTC));
    }

    @ParameterizedTest
    @EnumSource
    void aFilledEntryReleasesItsRestAndActivatesItsExitsInTheSameStep(
            Implementation implementation) {
        Scenario venue = bracketed(implementation);
        sell(venue, 4);

        assertEquals(
                List.of(
                        "alice BTC AVAILABLE -60000 HOLD (leg 1)",
                        "alice BTC HELD +60000 HOLD (leg 1)",
                        "alice EUR HELD -3 RELEASE",
                        "alice EUR AVAILABLE +3 RELEASE",
                        "level 3: BUY 0@100 of 0",
                        "level 4: SELL 10@110 of 1"),
                from(sell(venue, 6), "alice BTC AVAILABLE -"));
        // The stop waits.
        assertEquals(
                List.of(
                        "triggered alice at 90 (leg 2)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "level 7: SELL 0@110 of 0",
                        "cancelled IMMEDIATE_REMAINDER filled 0 left 10 (leg 2)",
                        "alice BTC HELD -100000 RELEASE (leg 2)",
                        "alice BTC AVAILABLE +100000 RELEASE (leg 2)"),
                from(venue.tradeAt(90), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatEndsInPartLeavesExitsOfWhatItBought(Implementation implementation) {
        Scenario venue = bracketed(implementation);
        long entry = venue.legId(0);
        sell(venue, 4);

        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 4 left 6",
                        "alice EUR HELD -603 RELEASE",
                        "alice EUR AVAILABLE +603 RELEASE",
                        "level 3: BUY 0@100 of 0",
                        "replaced alice 4@110 trigger 0, filled 0 left 4 (leg 1)",
                        "replaced alice 4@0 trigger 90, filled 0 left 4 (leg 2)",
                        "level 4: SELL 4@110 of 1"),
                venue.cancel(ALICE, entry));
        assertEquals(40_000, venue.heldMinor(ALICE, BTC));
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatEndsWithoutATradeEndsItsExits(Implementation implementation) {
        Scenario venue = bracketed(implementation);

        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 0 left 10",
                        "alice EUR HELD -1004 RELEASE",
                        "alice EUR AVAILABLE +1004 RELEASE",
                        "level 2: BUY 0@100 of 0",
                        "cancelled PARENT_ENDED filled 0 left 10 (leg 1)",
                        "cancelled PARENT_ENDED filled 0 left 10 (leg 2)"),
                venue.cancel(ALICE, venue.legId(0)));
        assertEquals(0, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatOnlyTakesActivatesWhatItCouldBuy(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 4, 99));

        List<String> story =
                venue.bracket(
                        venue.buy(ALICE, TimeInForce.IOC, 10, 100),
                        venue.sell(ALICE, 10, 110),
                        venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 90));

        // 1003 less 396 and ceil(0.99), and the saved 4 at once.
        assertEquals(
                List.of(
                        "alice EUR HELD -4 RELEASE",
                        "alice EUR AVAILABLE +4 RELEASE",
                        "alice BTC AVAILABLE -40000 HOLD (leg 1)",
                        "alice BTC HELD +40000 HOLD (leg 1)",
                        "level 2: SELL 0@99 of 0",
                        "cancelled IMMEDIATE_REMAINDER filled 4 left 6",
                        "alice EUR HELD -602 RELEASE",
                        "alice EUR AVAILABLE +602 RELEASE",
                        "replaced alice 4@110 trigger 0, filled 0 left 4 (leg 1)",
                        "replaced alice 4@0 trigger 90, filled 0 left 4 (leg 2)",
                        "level 3: SELL 4@110 of 1"),
                from(story, "alice EUR HELD -4 "));
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatMustBeFilledWholeAndCannotEndsItsExitsAtOnce(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 4, 99));

        assertEquals(
                List.of(
                        "accepted",
                        "accepted (leg 1)",
                        "accepted (leg 2)",
                        "cancelled FOK_UNFILLABLE filled 0 left 10",
                        "cancelled PARENT_ENDED filled 0 left 10 (leg 1)",
                        "cancelled PARENT_ENDED filled 0 left 10 (leg 2)"),
                venue.bracket(
                        venue.buy(ALICE, TimeInForce.FOK, 10, 100),
                        venue.sell(ALICE, 10, 110),
                        venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 90)));
    }

    @ParameterizedTest
    @EnumSource
    void aMarketEntryHoldsWhatItCosts(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 10, 99));

        List<String> story =
                venue.bracket(
                        venue.market(ALICE, Side.BUY, 10),
                        venue.sell(ALICE, 10, 110),
                        venue.waiting(ALICE, Side.SELL, OrderType.STOP_LIMIT, 10, 90)
                                .withPrice(89));

        // 990 and ceil(2.475).
        assertEquals(
                List.of("alice EUR AVAILABLE -993 HOLD", "alice EUR HELD +993 HOLD"),
                only(only(story, "HOLD"), "EUR"));
        assertEquals(
                List.of("level 2: SELL 0@99 of 0", "level 3: SELL 10@110 of 1"),
                only(story, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void anEntryMayWaitForATrigger(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.bracket(
                venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105),
                venue.sell(ALICE, 10, 130),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 90));
        venue.place(venue.sell(BOB, 5, 105));

        List<String> story = venue.place(venue.buy(CAROL, TimeInForce.IOC, 1, 105));

        assertEquals(
                List.of(
                        "triggered alice at 105",
                        "alice BUY TAKER 4@105 = 420 fee 2, filled 4 left 6",
                        "bob SELL MAKER 4@105 = 420 fee 0, filled 5 left 0 closes",
                        "trade alice from bob",
                        "level 3: SELL 0@105 of 0",
                        "cancelled IMMEDIATE_REMAINDER filled 4 left 6",
                        "replaced alice 4@130 trigger 0, filled 0 left 4 (leg 1)",
                        "replaced alice 4@0 trigger 90, filled 0 left 4 (leg 2)",
                        "level 4: SELL 4@130 of 1"),
                Scenario.withoutPostings(from(story, "triggered")));
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatExpiresActivatesItsExits(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long end = START_MICROS + 100;
        venue.bracket(
                venue.buy(ALICE, 10, 100).until(end),
                venue.sell(ALICE, 10, 110),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 90));
        sell(venue, 4);

        assertEquals(
                List.of(
                        "cancelled EXPIRED filled 4 left 6",
                        "alice EUR HELD -603 RELEASE",
                        "alice EUR AVAILABLE +603 RELEASE",
                        "level 3: BUY 0@100 of 0",
                        "replaced alice 4@110 trigger 0, filled 0 left 4 (leg 1)",
                        "replaced alice 4@0 trigger 90, filled 0 left 4 (leg 2)",
                        "level 4: SELL 4@110 of 1"),
                venue.tickTo(end, false));
    }

    @ParameterizedTest
    @EnumSource
    void aReducedEntryHasExitsOfWhatItBought(Implementation implementation) {
        Scenario venue = bracketed(implementation);
        sell(venue, 4);

        // 6 are left of the entry: they and 6 of the sale come off.
        List<String> story =
                venue.place(venue.sell(ALICE, 8, 100).withMode(SelfTradePrevention.DECREMENT));

        assertEquals(
                List.of(
                        "DECREMENT: alice meets alice 6@100",
                        "cancelled SELF_TRADE filled 4 left 6",
                        "alice EUR HELD -603 RELEASE",
                        "alice EUR AVAILABLE +603 RELEASE",
                        "reduced alice by 6, filled 0 left 2",
                        "alice BTC HELD -60000 RELEASE",
                        "alice BTC AVAILABLE +60000 RELEASE",
                        "level 3: BUY 0@100 of 0",
                        "level 4: SELL 2@100 of 1",
                        "replaced alice 4@110 trigger 0, filled 0 left 4 (leg 1)",
                        "replaced alice 4@0 trigger 90, filled 0 left 4 (leg 2)",
                        "level 5: SELL 4@110 of 1"),
                from(story, "DECREMENT"));
    }
}
