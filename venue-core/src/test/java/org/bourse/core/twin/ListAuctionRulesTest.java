package org.bourse.core.twin;

import static org.bourse.core.twin.BreakerRulesTest.HALTED;
import static org.bourse.core.twin.BreakerRulesTest.breaking;
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
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where lists and external levels (20, 24) meet auctions and breakers (21, 22). */
class ListAuctionRulesTest {
    private static Scenario inAuction(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        return venue;
    }

    @ParameterizedTest
    @EnumSource
    void anAuctionHasNoExternalLevels(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.BUY, 1, 90);

        assertEquals(
                List.of("level 2: BUY 0@90 of 0", "symbol 1 changed, AUCTION"),
                venue.symbolState(SymbolState.AUCTION));
        assertEquals(
                List.of("command rejected SYMBOL_IN_AUCTION 0 0"), venue.external(Side.BUY, 1, 90));
    }

    @ParameterizedTest
    @EnumSource
    void aPairOfOneLegCancelsTheOtherBeforeTheLevelsAreTold(Implementation implementation) {
        Scenario venue = inAuction(implementation);
        // The stop holds 132 for each of 10, and ceil(3.3).
        venue.oco(
                venue.buy(ALICE, 10, 100), venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 120));
        venue.place(venue.sell(BOB, 4, 95));

        // Left are 6 at 100, ceil(2.5) of all 1000, 1, less the fee of 1.
        assertEquals(
                List.of(
                        "symbol 1 changed, UNCROSSING",
                        "alice BUY MAKER 4@100 = 400 fee 1, filled 4 left 6",
                        "bob SELL MAKER 4@100 = 400 fee 1, filled 4 left 0 closes",
                        "auction trade alice from bob",
                        "alice EUR HELD -400 TRADE",
                        "bob EUR AVAILABLE +400 TRADE",
                        "bob BTC HELD -40000 TRADE",
                        "alice BTC AVAILABLE +40000 TRADE",
                        "alice EUR HELD -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "bob EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice EUR HELD -320 RELEASE",
                        "alice EUR AVAILABLE +320 RELEASE",
                        "level 3: BUY 6@100 of 1",
                        "level 4: SELL 0@95 of 0",
                        "symbol 1 changed, TRADING"),
                venue.symbolState(SymbolState.TRADING));
    }

    @ParameterizedTest
    @EnumSource
    void anEntryBuysInAnAuctionAndItsExitsAreActiveAfterIt(Implementation implementation) {
        Scenario venue = inAuction(implementation);
        venue.bracket(
                venue.buy(ALICE, 4, 100),
                venue.sell(ALICE, 4, 110),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 4, 90));
        venue.place(venue.sell(BOB, 4, 95));

        assertEquals(
                List.of(
                        "alice BTC AVAILABLE -40000 HOLD (leg 1)",
                        "alice BTC HELD +40000 HOLD (leg 1)",
                        "alice EUR HELD -1 RELEASE",
                        "alice EUR AVAILABLE +1 RELEASE",
                        "level 3: BUY 0@100 of 0",
                        "level 4: SELL 0@95 of 0",
                        "symbol 1 changed, TRADING",
                        "level 5: SELL 4@110 of 1"),
                from(venue.symbolState(SymbolState.TRADING), "alice BTC AVAILABLE -"));
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatExpiresInAnAuctionTakesItsExitsAlongBeforeItsLevelIsTold(
            Implementation implementation) {
        Scenario venue = inAuction(implementation);
        venue.bracket(
                venue.buy(ALICE, 4, 100).until(START_MICROS + 500_000),
                venue.sell(ALICE, 4, 110),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 4, 90));
        venue.place(venue.sell(BOB, 4, 95));
        venue.apply(new VenueCommand.SetVenueState(true, false));
        venue.symbolState(SymbolState.TRADING);
        venue.tickTo(START_MICROS + 500_000, false);

        assertEquals(
                List.of(
                        "venue open",
                        "cancelled EXPIRED filled 0 left 4",
                        "cancelled PARENT_ENDED filled 0 left 4 (leg 1)",
                        "cancelled PARENT_ENDED filled 0 left 4 (leg 2)",
                        "level 3: BUY 0@100 of 0",
                        "symbol 1 changed, TRADING"),
                withoutPostings(venue.apply(new VenueCommand.SetVenueState(false, false))));
    }

    @ParameterizedTest
    @EnumSource
    void exitsWaitInTheLineForTheEndOfAnAuction(Implementation implementation) {
        Scenario venue = ListScenarios.bracketed(implementation);
        venue.place(venue.sell(BOB, TimeInForce.IOC, 4, 100));
        venue.symbolState(SymbolState.AUCTION);

        assertEquals(
                List.of("cancelled REQUESTED filled 4 left 6", "level 3: BUY 0@100 of 0"),
                withoutPostings(venue.cancel(ALICE, venue.legId(0))));
        assertEquals(40_000, venue.heldMinor(ALICE, BTC));
        assertEquals(
                List.of(
                        "symbol 1 changed, TRADING",
                        "replaced alice 4@110 trigger 0, filled 0 left 4 (leg 1)",
                        "replaced alice 4@0 trigger 90, filled 0 left 4 (leg 2)",
                        "level 4: SELL 4@110 of 1"),
                venue.symbolState(SymbolState.TRADING));
    }

    @ParameterizedTest
    @EnumSource
    void inAnAuctionTheLimitOfAnOcoMayNotCross(Implementation implementation) {
        Scenario venue = inAuction(implementation);
        venue.place(venue.sell(BOB, 4, 95));

        assertEquals(
                List.of("rejected POST_ONLY_WOULD_TAKE", "rejected POST_ONLY_WOULD_TAKE (leg 1)"),
                venue.oco(
                        venue.buy(ALICE, 10, 95),
                        venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 120)));
        assertEquals(
                List.of(
                        "rejected SYMBOL_IN_AUCTION",
                        "rejected SYMBOL_IN_AUCTION (leg 1)",
                        "rejected SYMBOL_IN_AUCTION (leg 2)"),
                venue.bracket(
                        venue.buy(ALICE, TimeInForce.IOC, 10, 95),
                        venue.sell(ALICE, 10, 110),
                        venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 90)));
    }

    @ParameterizedTest
    @EnumSource
    void aLevelThatWouldTradeTooFarBreaksTheSymbolInsteadOfComing(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.external(Side.BUY, 1, 90);
        venue.place(venue.sell(BOB, 1, 100));
        venue.place(venue.sell(BOB, 1, 120));

        assertEquals(
                List.of(
                        "bob SELL MAKER 1@100 = 100 fee 1, filled 1 left 0 closes",
                        "trade external from bob",
                        "level 4: SELL 0@100 of 0",
                        "level 5: BUY 0@90 of 0",
                        HALTED),
                withoutPostings(venue.external(Side.BUY, 5, 125)));
    }

    @ParameterizedTest
    @EnumSource
    void aLevelThatIsTooFarBreaksTheSymbolAndIsLost(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.external(Side.SELL, 1, 100);
        venue.external(Side.SELL, 1, 120);

        assertEquals(
                List.of(
                        "level 3: SELL 0@100 of 0",
                        "level 4: BUY 1@120 of 1",
                        "level 5: SELL 0@120 of 0",
                        HALTED),
                from(
                        withoutPostings(venue.place(venue.buy(ALICE, 2, 120))),
                        "level 3: SELL 0@100 of 0"));
        assertEquals(List.of(), only(venue.tickTo(Scenario.START_MICROS + 1, false), "trade"));
    }

    @ParameterizedTest
    @EnumSource
    void anExitThatWouldTradeTooFarRestsInAHaltedSymbol(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.place(venue.buy(CAROL, 5, 80));
        venue.bracket(
                venue.buy(ALICE, 4, 100),
                venue.sell(ALICE, 4, 80),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 4, 70));

        assertEquals(
                List.of("level 3: BUY 0@100 of 0", "level 4: SELL 4@80 of 1", HALTED),
                from(
                        withoutPostings(venue.place(venue.sell(BOB, TimeInForce.IOC, 4, 100))),
                        "level 3: BUY 0@100 of 0"));
        // Nothing has happened to it: both are open.
        assertEquals(40_000, venue.heldMinor(ALICE, BTC));
        assertEquals(3, venue.venue().openOrders());
    }
}
