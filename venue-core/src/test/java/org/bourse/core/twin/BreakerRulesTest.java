package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.CONFIG;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.SYMBOL;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.Breaker;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 22.2 of the rulebook: orders that would trade too far from the last prices. */
class BreakerRulesTest {
    /** 10 % of the last 10 s; a pause of 5 s, then an auction of 7 s. */
    static final Breaker BREAKER = new Breaker(10_000_000, 10, 5, 7);

    static final long SECOND_MICROS = 1_000_000;
    static final String HALTED = "symbol 1 changed, HALTED";

    static Scenario breaking(Implementation implementation) {
        return new Scenario(implementation, CONFIG, SYMBOL.withBreaker(BREAKER));
    }

    /** Bob offers 1@100 and 1@120: at 120 the symbol breaks. */
    private static Scenario offered(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.place(venue.sell(BOB, 1, 100));
        venue.place(venue.sell(BOB, 1, 120));
        return venue;
    }

    @ParameterizedTest
    @EnumSource
    void aTakerThatMayRestRestsWithWhatIsLeft(Implementation implementation) {
        Scenario venue = offered(implementation);

        assertEquals(
                List.of(
                        "accepted",
                        "alice EUR AVAILABLE -242 HOLD",
                        "alice EUR HELD +242 HOLD",
                        "alice BUY TAKER 1@100 = 100 fee 1, filled 1 left 1",
                        "bob SELL MAKER 1@100 = 100 fee 1, filled 1 left 0 closes",
                        "trade alice from bob",
                        "alice EUR HELD -100 TRADE",
                        "bob EUR AVAILABLE +100 TRADE",
                        "bob BTC HELD -10000 TRADE",
                        "alice BTC AVAILABLE +10000 TRADE",
                        "alice EUR HELD -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "bob EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "alice EUR HELD -20 RELEASE",
                        "alice EUR AVAILABLE +20 RELEASE",
                        "level 3: SELL 0@100 of 0",
                        "level 4: BUY 1@120 of 1",
                        HALTED),
                venue.place(venue.buy(ALICE, 2, 120)));
        assertEquals(List.of("rejected SYMBOL_HALTED"), venue.place(venue.sell(CAROL, 1, 130)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLeftOfAnIocIsCancelled(Implementation implementation) {
        Scenario venue = offered(implementation);

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.IOC, 2, 120));

        // 240 + 1 held; 100, 1 and 20 are gone.
        assertEquals(
                List.of(
                        "level 3: SELL 0@100 of 0",
                        "cancelled VOLATILITY filled 1 left 1",
                        "alice EUR HELD -120 RELEASE",
                        "alice EUR AVAILABLE +120 RELEASE",
                        HALTED),
                story.subList(story.size() - 5, story.size()));
    }

    @ParameterizedTest
    @EnumSource
    void aFokThatItMakesUnfillableBreaksNothing(Implementation implementation) {
        Scenario venue = offered(implementation);

        assertEquals(
                List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 2"),
                venue.place(venue.buy(ALICE, TimeInForce.FOK, 2, 120)));
        assertEquals(
                List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 2"),
                venue.place(
                        venue.market(ALICE, Side.BUY, 2).withTime(TimeInForce.FOK).withPrice(120)));
        assertEquals(
                1, only(venue.place(venue.buy(ALICE, TimeInForce.FOK, 1, 120)), "trade ").size());
    }

    @ParameterizedTest
    @EnumSource
    void aFokThatStaysWithinTradesWhole(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.place(venue.sell(BOB, 1, 100));
        venue.place(venue.sell(BOB, 1, 110));

        assertEquals(
                2, only(venue.place(venue.buy(ALICE, TimeInForce.FOK, 2, 120)), "trade ").size());
    }

    @ParameterizedTest
    @EnumSource
    void aMarketOrderHoldsForWhatItWouldTradeBeforeTheBreak(Implementation implementation) {
        Scenario venue = offered(implementation);

        List<String> story = venue.place(venue.market(ALICE, Side.BUY, 2).withPrice(120));

        assertEquals(
                List.of("alice EUR AVAILABLE -101 HOLD", "alice EUR HELD +101 HOLD"),
                only(story, "HOLD"));
        assertEquals(
                List.of("cancelled VOLATILITY filled 1 left 1", HALTED),
                story.subList(story.size() - 2, story.size()));
    }

    @ParameterizedTest
    @EnumSource
    void aBudgetIsNotSpentWhereTheNextWouldBreak(Implementation implementation) {
        for (long budget : List.of(1_000L, 105L)) {
            Scenario venue = offered(implementation);

            List<String> story = venue.place(venue.budget(ALICE, budget).withPrice(120));

            // A lot at 120 is too dear for the smaller one, but there is no next order there.
            assertEquals(
                    List.of("alice BUY TAKER 1@100 = 100 fee 1, filled 1 left 0"),
                    only(story, "TAKER"));
            assertEquals(List.of("cancelled VOLATILITY filled 1 left 0"), only(story, "cancelled"));
            assertEquals(HALTED, story.getLast());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBudgetTooSmallForALotBreaksToo(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.tradeAt(100);
        venue.place(venue.sell(BOB, 1, 120));

        assertEquals(
                List.of("cancelled VOLATILITY filled 0 left 0"),
                only(venue.place(venue.budget(ALICE, 50).withPrice(120)), "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void aTriggeredOrderBreaksAndThoseBehindItStayInTheLine(Implementation implementation) {
        Scenario venue = offered(implementation);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 2, 100).withPrice(130));
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 3, 100).withPrice(130));

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.IOC, 1, 100));

        assertEquals(
                List.of("triggered carol at 100", "triggered carol at 100"),
                only(story, "triggered"));
        assertEquals(List.of("cancelled VOLATILITY filled 0 left 2"), only(story, "cancelled"));
        assertEquals(HALTED, story.getLast());
        assertFalse(venue.venue().hasPendingWork());
        // It is activated when the symbol trades again: ten seconds later the price is no matter.
        venue.tickTo(START_MICROS + 11 * SECOND_MICROS, true);
        assertEquals(
                List.of("trade carol from bob"),
                only(venue.symbolState(SymbolState.TRADING), "trade "));
    }

    @ParameterizedTest
    @EnumSource
    void aTriggeredLimitRests(Implementation implementation) {
        Scenario venue = offered(implementation);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP_LIMIT, 2, 100).withPrice(130));

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.IOC, 1, 100));

        assertEquals(
                List.of("level 4: BUY 2@130 of 1", HALTED),
                story.subList(story.size() - 2, story.size()));
    }

    @ParameterizedTest
    @EnumSource
    void aReplacedOrderBreaksToo(Implementation implementation) {
        Scenario venue = offered(implementation);
        long order = venue.placed(venue.buy(ALICE, 2, 90));

        List<String> story = venue.replace(ALICE, order, 120, 0, 0);

        assertEquals(
                List.of(
                        "level 4: BUY 0@90 of 0",
                        "level 5: SELL 0@100 of 0",
                        "level 6: BUY 1@120 of 1"),
                only(story, "level"));
        assertEquals(HALTED, story.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void ordersThatAreNotTradedWithBreakNothing(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.place(venue.sell(BOB, 1, 100));
        venue.place(venue.sell(ALICE, 1, 120));

        List<String> story =
                venue.place(venue.buy(ALICE, 2, 130).withMode(SelfTradePrevention.CANCEL_MAKER));

        assertEquals(List.of("cancelled SELF_TRADE filled 0 left 1"), only(story, "cancelled"));
        assertEquals("level 5: BUY 1@130 of 1", story.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void theThousandMeetingsComeFirst(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.sellOneByOne(BOB, 1_000, 1);
        venue.place(venue.sell(BOB, 1, 200));

        List<String> story = venue.place(venue.buy(ALICE, 1_001, 200));

        assertEquals(
                List.of("cancelled LIMIT_OF_FILLS filled 1000 left 1"), only(story, "cancelled"));
        assertEquals(List.of(), only(story, "changed"));
    }

    @ParameterizedTest
    @EnumSource
    void triggersAreLookedAtAfterTheHalt(Implementation implementation) {
        Scenario venue = offered(implementation);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP_LIMIT, 1, 100).withPrice(50));

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.IOC, 2, 120));

        assertEquals(
                List.of(HALTED, "triggered carol at 100"),
                story.subList(story.size() - 2, story.size()));
        assertEquals(
                List.of("level 4: BUY 1@50 of 1"),
                only(venue.symbolState(SymbolState.TRADING), "level"));
    }

    @ParameterizedTest
    @EnumSource
    void triggeredOrdersStayInTheLineDuringTheAuction(Implementation implementation) {
        Scenario venue = offered(implementation);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP_LIMIT, 1, 100).withPrice(50));
        venue.place(venue.buy(ALICE, TimeInForce.IOC, 2, 120));

        assertEquals(List.of("symbol 1 changed, AUCTION"), venue.symbolState(SymbolState.AUCTION));
        assertEquals(List.of(), venue.goOn());
        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void uncrossingComesBeforeTriggeredOrders(Implementation implementation) {
        Scenario venue = offered(implementation);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP_LIMIT, 1, 100).withPrice(50));
        venue.place(venue.buy(ALICE, TimeInForce.IOC, 2, 120));
        venue.apply(
                new VenueCommand.ListSymbol(
                        Scenario.symbol(2, "EUR-BTC", EUR, BTC, 100_000, 250_000)
                                .withState(SymbolState.AUCTION)));
        venue.place(venue.buy(CAROL, 1, 20).withSymbol(2));
        venue.place(venue.sell(BOB, 1, 20).withSymbol(2));
        venue.apply(new VenueCommand.SetVenueState(true, false));
        venue.symbolState(SymbolState.TRADING);
        venue.apply(new VenueCommand.SetSymbolState(2, SymbolState.TRADING));

        List<String> story = venue.apply(new VenueCommand.SetVenueState(false, false));

        // The line of symbol 1 comes after the pairs of symbol 2.
        assertEquals(List.of("auction trade carol from bob"), only(story, "trade "));
        assertEquals("level 4: BUY 1@50 of 1", story.getLast());
    }
}
