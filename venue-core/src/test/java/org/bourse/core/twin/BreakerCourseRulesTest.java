package org.bourse.core.twin;

import static org.bourse.core.twin.BreakerRulesTest.BREAKER;
import static org.bourse.core.twin.BreakerRulesTest.SECOND_MICROS;
import static org.bourse.core.twin.BreakerRulesTest.breaking;
import static org.bourse.core.twin.Scenario.CONFIG;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.SYMBOL;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.Breaker;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 22.3 of the rulebook: what follows a break by itself. */
class BreakerCourseRulesTest {

    /** What a tick so long after the start changes. */
    private static List<String> changes(Scenario venue, long afterMicros) {
        return only(venue.tickTo(START_MICROS + afterMicros, true), "changed");
    }

    /** Broken at the start, with Alice's bid of 1@120 and Bob's offer of 1@120. */
    private static Scenario broken(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.tradeAt(100);
        venue.place(venue.sell(BOB, 1, 120));
        assertEquals("symbol 1 changed, HALTED", venue.place(venue.buy(ALICE, 1, 120)).getLast());
        return venue;
    }

    @ParameterizedTest
    @EnumSource
    void ticksSetAuctionThenTrading(Implementation implementation) {
        Scenario venue = broken(implementation);

        assertEquals(List.of(), changes(venue, 5 * SECOND_MICROS - 1));
        assertEquals(List.of("symbol 1 changed, AUCTION"), changes(venue, 5 * SECOND_MICROS));
        assertEquals(
                List.of("level 5: SELL 1@110 of 1"),
                only(venue.place(venue.sell(CAROL, 1, 110)), "level"));
        assertEquals(List.of(), changes(venue, 12 * SECOND_MICROS - 1));
        assertEquals(
                List.of("symbol 1 changed, UNCROSSING", "symbol 1 changed, TRADING"),
                changes(venue, 12 * SECOND_MICROS));
        assertEquals(List.of(), changes(venue, 100 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void oneTickMayPassBoth(Implementation implementation) {
        Scenario venue = broken(implementation);

        List<String> story = venue.tickTo(START_MICROS + 12 * SECOND_MICROS, true);

        assertEquals(
                List.of("symbol 1 changed, AUCTION", "symbol 1 changed, UNCROSSING"),
                story.subList(0, 2));
        assertEquals(List.of("auction trade alice from bob"), only(story, "trade "));
        assertEquals("symbol 1 changed, TRADING", only(story, "changed").getLast());
    }

    @ParameterizedTest
    @EnumSource
    void auctionsBreakNothingAndTheirPricesAreTheWindow(Implementation implementation) {
        Scenario venue = broken(implementation);
        venue.tickTo(START_MICROS + 5 * SECOND_MICROS, true);
        venue.symbolState(SymbolState.TRADING);

        // The window is 120 alone: 108 to 132, though 100 is not ten seconds old.
        assertEquals(1, only(venue.tradeAt(132), "trade ").size());
        assertEquals(1, only(venue.tradeAt(119), "trade ").size());
        assertEquals("symbol 1 changed, HALTED", venue.tradeAt(118).getLast());
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnUncrossingTheWindowStays(Implementation implementation) {
        Scenario venue =
                new Scenario(
                        implementation,
                        CONFIG,
                        SYMBOL.withBreaker(new Breaker(10_000_000, 10, 1, 1)));
        venue.tradeAt(100);
        venue.place(venue.sell(BOB, 1, 120));
        venue.place(venue.buy(ALICE, TimeInForce.IOC, 1, 120));
        changes(venue, SECOND_MICROS);
        assertEquals(List.of("symbol 1 changed, TRADING"), changes(venue, 2 * SECOND_MICROS));

        assertEquals(
                "symbol 1 changed, HALTED",
                venue.place(venue.buy(ALICE, TimeInForce.IOC, 1, 120)).getLast());
    }

    @ParameterizedTest
    @EnumSource
    void whoeverSetsTheStateInBetweenEndsTheCourse(Implementation implementation) {
        for (SymbolState state :
                List.of(SymbolState.HALTED, SymbolState.CANCEL_ONLY, SymbolState.AUCTION)) {
            Scenario venue = broken(implementation);
            venue.symbolState(state);

            assertEquals(List.of(), changes(venue, 5 * SECOND_MICROS));
            assertEquals(List.of(), changes(venue, 12 * SECOND_MICROS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void soDoesWhoeverChangesTheSymbol(Implementation implementation) {
        Scenario venue = broken(implementation);
        changes(venue, 5 * SECOND_MICROS);
        venue.apply(new VenueCommand.ChangeSymbol(SYMBOL.withBreaker(BREAKER)));

        assertEquals(List.of(), changes(venue, 12 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void commandsThatAreRefusedEndNothing(Implementation implementation) {
        Scenario venue = broken(implementation);
        venue.symbolState(SymbolState.UNCROSSING);
        venue.apply(new VenueCommand.ChangeSymbol(SYMBOL.withBreaker(new Breaker(1, 0, 0, 0))));

        assertEquals(List.of("symbol 1 changed, AUCTION"), changes(venue, 5 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void theCourseGoesOnInAHaltedVenueButNothingTrades(Implementation implementation) {
        Scenario venue = broken(implementation);
        venue.apply(new VenueCommand.SetVenueState(true, false));

        assertEquals(List.of("symbol 1 changed, AUCTION"), changes(venue, 5 * SECOND_MICROS));
        assertEquals(List.of("symbol 1 changed, UNCROSSING"), changes(venue, 12 * SECOND_MICROS));
        assertEquals(
                List.of("auction trade alice from bob"),
                only(venue.apply(new VenueCommand.SetVenueState(false, false)), "trade "));
    }

    @ParameterizedTest
    @EnumSource
    void itBreaksAgain(Implementation implementation) {
        Scenario venue = broken(implementation);
        venue.tickTo(START_MICROS + 12 * SECOND_MICROS, true);
        assertEquals("symbol 1 changed, HALTED", venue.tradeAt(140).getLast());

        assertEquals(List.of(), changes(venue, 17 * SECOND_MICROS - 1));
        assertEquals(List.of("symbol 1 changed, AUCTION"), changes(venue, 17 * SECOND_MICROS));
    }
}
