package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.SYMBOL;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 21.5 and 21.6 of the rulebook: an uncrossing that takes more than one step. */
class UncrossingStepsRulesTest {

    /** Bob offers so many lots one by one at 100, Alice bids for all of them in one order. */
    private static Scenario auction(Implementation implementation, int pairs) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        venue.sellOneByOne(BOB, pairs, 1);
        venue.place(venue.buy(ALICE, pairs, 100));
        return venue;
    }

    private static List<String> open(Scenario venue) {
        return venue.symbolState(SymbolState.TRADING);
    }

    /** Alice's bid and Bob's offer, in a halted venue. */
    private static Scenario halted(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        venue.place(venue.buy(ALICE, 5, 100).until(START_MICROS + 500_000));
        venue.place(venue.sell(BOB, 5, 100));
        venue.apply(new VenueCommand.SetVenueState(true, false));
        return venue;
    }

    @ParameterizedTest
    @EnumSource
    void aThousandPairsAreMetInAStep(Implementation implementation) {
        Scenario venue = auction(implementation, 1_500);

        List<String> first = open(venue);
        assertEquals("symbol 1 changed, UNCROSSING", first.getFirst());
        assertEquals(1_000, only(first, "auction trade alice from bob").size());
        assertEquals("level 3501: SELL 500@100 of 500", first.getLast());
        assertTrue(venue.venue().hasPendingWork());
        List<String> second = venue.goOn();

        assertEquals(500, only(second, "auction trade alice from bob").size());
        assertEquals("alice BUY MAKER 1@100 = 100 fee 1, filled 1001 left 499", second.getFirst());
        assertEquals("symbol 1 changed, TRADING", second.getLast());
        assertFalse(venue.venue().hasPendingWork());
        assertEquals(0, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void withTheThousandthPairItEndsIfNoneIsLeft(Implementation implementation) {
        Scenario venue = auction(implementation, 1_000);

        List<String> story = open(venue);

        assertEquals(1_000, only(story, "auction trade").size());
        assertEquals("symbol 1 changed, TRADING", story.getLast());
        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void pairsOfOwnOrdersAreMeetingsToo(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        venue.place(venue.buy(BOB, 1_001, 100));
        // The younger takes the part of the taker, and is cancelled.
        venue.sellOneByOne(BOB, 1_001, 1);

        assertEquals(1_000, only(open(venue), "meets").size());
        assertEquals(
                List.of(
                        "CANCEL_TAKER: bob meets bob 1@100",
                        "cancelled SELF_TRADE filled 0 left 1",
                        "bob BTC HELD -10000 RELEASE",
                        "bob BTC AVAILABLE +10000 RELEASE",
                        "level 2003: SELL 0@100 of 0",
                        "symbol 1 changed, TRADING"),
                venue.goOn());
    }

    @ParameterizedTest
    @EnumSource
    void ordersAndReplacesAreRefusedMeanwhile(Implementation implementation) {
        Scenario venue = auction(implementation, 3_500);
        long bid = venue.lastOrderId();
        open(venue);

        List<String> order = venue.place(venue.sell(CAROL, 1, 200));
        assertEquals(1_000, only(order, "auction trade").size());
        assertEquals("rejected SYMBOL_IN_AUCTION", order.getLast());
        List<String> replace = venue.replace(ALICE, bid, 90, 0, 0);
        assertEquals(1_000, only(replace, "auction trade").size());
        assertEquals("command rejected SYMBOL_IN_AUCTION alice " + bid, replace.getLast());
        // With this step it is over before the command comes.
        assertEquals("accepted", only(venue.place(venue.sell(CAROL, 1, 200)), "acc").getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aHaltedVenueUncrossesNothingUntilItOpens(Implementation implementation) {
        Scenario venue = halted(implementation);

        assertEquals(List.of("symbol 1 changed, UNCROSSING"), open(venue));
        assertFalse(venue.venue().hasPendingWork());
        assertEquals(List.of(), venue.goOn());
        List<String> story = venue.apply(new VenueCommand.SetVenueState(false, false));
        assertEquals("venue open", story.getFirst());
        assertEquals(List.of("auction trade alice from bob"), only(story, "trade "));
        assertEquals("symbol 1 changed, TRADING", story.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void cancelsOfTradersAreRefusedMeanwhile(Implementation implementation) {
        Scenario venue = halted(implementation);
        long offer = venue.lastOrderId();
        open(venue);

        assertEquals(
                List.of("command rejected SYMBOL_IN_AUCTION bob " + offer),
                venue.cancel(BOB, offer));
        assertEquals(
                List.of("command rejected SYMBOL_IN_AUCTION bob 0"),
                venue.massCancel(Writer.ORDER_ENTRY, BOB, 1, Side.SIDE_UNSPECIFIED));
        assertEquals(
                List.of("mass cancel of bob in 0 SIDE_UNSPECIFIED REQUESTED"),
                venue.massCancel(Writer.ORDER_ENTRY, BOB, 0, Side.SIDE_UNSPECIFIED));
        assertEquals(2, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void massCancelsOfOperatorsPassItOver(Implementation implementation) {
        Scenario venue = halted(implementation);
        open(venue);

        assertEquals(
                List.of("mass cancel of bob in 1 SIDE_UNSPECIFIED OPERATOR"),
                venue.massCancel(Writer.RISK, BOB, 1, Side.SIDE_UNSPECIFIED));
        assertEquals(
                List.of("venue halted", "mass cancel of 0 in 0 SIDE_UNSPECIFIED KILL_SWITCH"),
                venue.apply(new VenueCommand.SetVenueState(true, true)));
        assertFalse(venue.venue().hasPendingWork());
        assertEquals(2, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void expiriesPassItOverAndComeWithThePairs(Implementation implementation) {
        Scenario venue = halted(implementation);
        open(venue);

        assertEquals(List.of(), only(venue.tickTo(START_MICROS + 500_000, false), "cancelled"));
        assertFalse(venue.venue().hasPendingWork());
        // 500 + 2 + 1 were held.
        assertEquals(
                List.of(
                        "venue open",
                        "cancelled EXPIRED filled 0 left 5",
                        "alice EUR HELD -503 RELEASE",
                        "alice EUR AVAILABLE +503 RELEASE",
                        "level 3: BUY 0@100 of 0",
                        "symbol 1 changed, TRADING"),
                venue.apply(new VenueCommand.SetVenueState(false, false)));
    }

    @ParameterizedTest
    @EnumSource
    void theBidIsExpiredFirstThenTheOffer(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        venue.place(venue.sell(BOB, 5, 100).until(START_MICROS + 400_000));
        venue.place(venue.buy(ALICE, 4, 100).until(START_MICROS + 500_000));
        venue.apply(new VenueCommand.SetVenueState(true, false));
        open(venue);
        venue.tickTo(START_MICROS + 500_000, false);

        // One at a time: without the bid there is no pair, and the offer expires in its turn.
        List<String> story = venue.apply(new VenueCommand.SetVenueState(false, false));
        assertEquals("cancelled EXPIRED filled 0 left 4", story.get(1));
        assertEquals("symbol 1 changed, TRADING", story.get(5));
        assertEquals(6, story.size());
        assertEquals("cancelled EXPIRED filled 0 left 5", venue.goOn().getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void nobodySetsItsStateButItsRulesMayChange(Implementation implementation) {
        Scenario venue = halted(implementation);
        open(venue);

        for (SymbolState state :
                List.of(SymbolState.TRADING, SymbolState.HALTED, SymbolState.DELISTED)) {
            assertEquals(List.of("command rejected STATE_INVALID 0 0"), venue.symbolState(state));
        }
        assertEquals(
                List.of("symbol 1 changed, UNCROSSING"),
                venue.apply(new VenueCommand.ChangeSymbol(SYMBOL)));
    }

    @ParameterizedTest
    @EnumSource
    void symbolsAreUncrossedByNumber(Implementation implementation) {
        Scenario venue = halted(implementation);
        venue.apply(new VenueCommand.SetVenueState(false, false));
        venue.apply(
                new VenueCommand.ListSymbol(
                        Scenario.symbol(2, "EUR-BTC", EUR, BTC, 100_000, 250_000)
                                .withState(SymbolState.AUCTION)));
        venue.place(venue.buy(CAROL, 1, 20).withSymbol(2));
        venue.place(venue.sell(BOB, 1, 20).withSymbol(2));
        venue.apply(new VenueCommand.SetVenueState(true, false));
        venue.apply(new VenueCommand.SetSymbolState(2, SymbolState.TRADING));
        open(venue);

        List<String> story = venue.apply(new VenueCommand.SetVenueState(false, false));

        assertEquals(
                List.of("auction trade alice from bob", "auction trade carol from bob"),
                only(story, "trade "));
        assertEquals(
                List.of("symbol 1 changed, TRADING", "symbol 2 changed, TRADING"),
                only(story, "changed"));
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatHasMetAThousandBeginsWithUncrossingAlone(Implementation implementation) {
        Scenario venue = auction(implementation, 2_000);
        venue.apply(
                new VenueCommand.ListSymbol(
                        Scenario.symbol(2, "EUR-BTC", EUR, BTC, 100_000, 250_000)
                                .withState(SymbolState.AUCTION)));
        venue.place(
                venue.buy(CAROL, 1, 20).withSymbol(2).withMode(SelfTradePrevention.CANCEL_MAKER));
        venue.place(venue.sell(CAROL, 1, 20).withSymbol(2));
        open(venue);

        // The first symbol's pairs come before the command and leave no room for those of the
        // second, which are met in the next step.
        List<String> story = venue.apply(new VenueCommand.SetSymbolState(2, SymbolState.TRADING));
        assertEquals(1_000, only(story, "auction trade alice").size());
        assertEquals("symbol 2 changed, UNCROSSING", story.getLast());
        assertEquals("CANCEL_TAKER: carol meets carol 1@20", venue.goOn().getFirst());
    }
}
