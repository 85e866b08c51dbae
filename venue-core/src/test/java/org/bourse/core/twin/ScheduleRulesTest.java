package org.bourse.core.twin;

import static org.bourse.core.twin.BreakerRulesTest.SECOND_MICROS;
import static org.bourse.core.twin.BreakerRulesTest.breaking;
import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.DAY_MICROS;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueCommand.ScheduledChange;
import org.bourse.core.VenueCommand.SetSchedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 23.2 and 23.3 of the rulebook: states by the second of the week. */
class ScheduleRulesTest {
    /** A scenario starts 1,000 s after a Thursday began. */
    private static final int START_SECOND = 3 * 86_400 + 1_000;

    private static final long WEEK_MICROS = 7 * DAY_MICROS;

    /** So many seconds after the start of a scenario. */
    static ScheduledChange at(int seconds, SymbolState state) {
        return new ScheduledChange(START_SECOND + seconds, state);
    }

    static List<String> schedule(Scenario venue, ScheduledChange... changes) {
        return venue.apply(new SetSchedule(1, List.of(changes)));
    }

    static List<String> changes(Scenario venue, long afterMicros) {
        return only(venue.tickTo(START_MICROS + afterMicros, true), "changed");
    }

    @ParameterizedTest
    @EnumSource
    void theFirstTickAtOrAfterTheSecondSetsTheState(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.HALTED), at(20, SymbolState.TRADING));

        assertEquals(List.of(), changes(venue, 10 * SECOND_MICROS - 1));
        assertEquals(List.of("symbol 1 changed, HALTED"), changes(venue, 10 * SECOND_MICROS));
        assertEquals(List.of(), changes(venue, 11 * SECOND_MICROS));
        assertEquals(List.of("symbol 1 changed, TRADING"), changes(venue, 25 * SECOND_MICROS));
        assertEquals(List.of(), changes(venue, 26 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void ofSeveralThatHavePassedTheLastOneAlone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(
                venue,
                at(10, SymbolState.HALTED),
                at(20, SymbolState.CANCEL_ONLY),
                at(30, SymbolState.AUCTION));

        assertEquals(List.of("symbol 1 changed, CANCEL_ONLY"), changes(venue, 25 * SECOND_MICROS));
        assertEquals(List.of("symbol 1 changed, AUCTION"), changes(venue, 30 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void theWeekBeginsOnMonday(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(
                venue,
                new ScheduledChange(0, SymbolState.HALTED),
                at(10, SymbolState.CANCEL_ONLY),
                new ScheduledChange(604_799, SymbolState.AUCTION));
        long monday = 4 * DAY_MICROS - START_MICROS;

        assertEquals(List.of("symbol 1 changed, CANCEL_ONLY"), changes(venue, 10 * SECOND_MICROS));
        assertEquals(List.of("symbol 1 changed, AUCTION"), changes(venue, monday - SECOND_MICROS));
        assertEquals(List.of(), changes(venue, monday - 1));
        assertEquals(List.of("symbol 1 changed, HALTED"), changes(venue, monday));
        assertEquals(List.of(), changes(venue, WEEK_MICROS + 10 * SECOND_MICROS - 1));
        assertEquals(
                List.of("symbol 1 changed, CANCEL_ONLY"),
                changes(venue, WEEK_MICROS + 10 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void aTickMayPassMoreThanAWeek(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.HALTED), at(20, SymbolState.CANCEL_ONLY));

        assertEquals(
                List.of("symbol 1 changed, HALTED"),
                changes(venue, 3 * WEEK_MICROS + 15 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void aStateThatHoldsAlreadyIsNotToldAndThenOver(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.TRADING));

        assertEquals(List.of(), changes(venue, 10 * SECOND_MICROS));
        venue.symbolState(SymbolState.HALTED);
        assertEquals(List.of(), changes(venue, 11 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void anOperatorsStateLastsUntilTheNextChange(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.CANCEL_ONLY), at(20, SymbolState.HALTED));
        changes(venue, 10 * SECOND_MICROS);
        venue.symbolState(SymbolState.TRADING);

        assertEquals(List.of(), changes(venue, 15 * SECOND_MICROS));
        assertEquals(List.of("symbol 1 changed, HALTED"), changes(venue, 20 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void theSecondOfTheCommandItselfHasPassed(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(0, SymbolState.HALTED), at(1, SymbolState.CANCEL_ONLY));

        assertEquals(List.of(), changes(venue, 0));
        assertEquals(List.of("symbol 1 changed, CANCEL_ONLY"), changes(venue, SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void changesComeAfterExpiriesAndSwitchesByNumber(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(
                new VenueCommand.ListSymbol(
                        Scenario.symbol(2, "EUR-BTC", EUR, BTC, 100_000, 250_000)));
        venue.apply(new SetSchedule(2, List.of(at(10, SymbolState.CANCEL_ONLY))));
        schedule(venue, at(10, SymbolState.HALTED));
        venue.place(venue.buy(BOB, 1, 100).until(START_MICROS + 10 * SECOND_MICROS));
        venue.place(venue.buy(ALICE, 2, 100));
        venue.apply(new VenueCommand.SetCancelAfter(ALICE, 10 * SECOND_MICROS, 0));

        List<String> story = venue.tickTo(START_MICROS + 10 * SECOND_MICROS, true);

        assertEquals(
                List.of(
                        "cancelled EXPIRED filled 0 left 1",
                        "mass cancel of alice in 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH",
                        "symbol 1 changed, HALTED",
                        "symbol 2 changed, CANCEL_ONLY",
                        "cancelled DEAD_MAN_SWITCH filled 0 left 2"),
                story.stream().filter(line -> line.matches("(cancelled|mass|symbol).*")).toList());
    }

    @ParameterizedTest
    @EnumSource
    void tradingUncrossesWhatAnAuctionCollected(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.AUCTION), at(20, SymbolState.TRADING));
        venue.tickTo(START_MICROS + 10 * SECOND_MICROS, true);
        venue.place(venue.buy(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 100));

        List<String> story = venue.tickTo(START_MICROS + 20 * SECOND_MICROS, true);

        assertEquals("symbol 1 changed, UNCROSSING", story.getFirst());
        assertEquals(List.of("auction trade alice from bob"), only(story, "trade "));
        assertEquals("symbol 1 changed, TRADING", only(story, "changed").getLast());
    }

    @ParameterizedTest
    @EnumSource
    void aPairsOrderThatExpiredWithTheTickIsExpiredInsteadOfTraded(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        schedule(venue, at(10, SymbolState.TRADING));
        venue.place(venue.buy(ALICE, 5, 100));
        venue.liftOpenOrders(BOB);
        venue.apply(new VenueCommand.Deposit(BOB, BTC, 100_000_000));
        for (int i = 0; i < 1_000; i++) {
            venue.place(venue.sell(BOB, 1, 100).until(START_MICROS + 10 * SECOND_MICROS));
        }
        venue.place(venue.sell(BOB, 7, 100).until(START_MICROS + 10 * SECOND_MICROS));
        venue.place(venue.sell(Story.CAROL, 2, 100));

        List<String> story = venue.tickTo(START_MICROS + 10 * SECOND_MICROS, true);

        // A tick expires a thousand; the last is met by Alice's bid.
        int opened = story.indexOf("symbol 1 changed, UNCROSSING");
        assertEquals(
                List.of(
                        "cancelled EXPIRED filled 0 left 7",
                        "bob BTC HELD -70000 RELEASE",
                        "bob BTC AVAILABLE +70000 RELEASE",
                        "level 2004: SELL 2@100 of 1",
                        "alice BUY MAKER 2@100 = 200 fee 1, filled 2 left 3"),
                story.subList(opened + 1, opened + 6));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeWaitsWhileTheSymbolIsUncrossing(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        schedule(
                venue,
                at(10, SymbolState.TRADING),
                at(20, SymbolState.HALTED),
                at(22, SymbolState.CANCEL_ONLY));
        venue.place(venue.buy(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 100));
        venue.apply(new VenueCommand.SetVenueState(true, false));

        assertEquals(List.of("symbol 1 changed, UNCROSSING"), changes(venue, 10 * SECOND_MICROS));
        assertEquals(List.of(), changes(venue, 20 * SECOND_MICROS));
        assertEquals(
                "symbol 1 changed, TRADING",
                venue.apply(new VenueCommand.SetVenueState(false, false)).getLast());
        assertEquals(List.of("symbol 1 changed, HALTED"), changes(venue, 21 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeIsMadeAlsoInAHaltedVenue(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.CANCEL_ONLY));
        venue.apply(new VenueCommand.SetVenueState(true, false));

        assertEquals(List.of("symbol 1 changed, CANCEL_ONLY"), changes(venue, 10 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeEndsTheCourseOfABreakAlsoUntold(Implementation implementation) {
        Scenario venue = breaking(implementation);
        schedule(venue, at(3, SymbolState.HALTED));
        venue.tradeAt(100);
        assertEquals("symbol 1 changed, HALTED", venue.tradeAt(120).getLast());

        // At 5 s there would be an auction.
        assertEquals(List.of(), changes(venue, 3 * SECOND_MICROS));
        assertEquals(List.of(), changes(venue, 20 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeComesBeforeThatOfABreak(Implementation implementation) {
        Scenario venue = breaking(implementation);
        schedule(venue, at(5, SymbolState.CANCEL_ONLY));
        venue.tradeAt(100);
        venue.tradeAt(120);

        assertEquals(List.of("symbol 1 changed, CANCEL_ONLY"), changes(venue, 5 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void settingAScheduleLeavesTheCourseOfABreak(Implementation implementation) {
        Scenario venue = breaking(implementation);
        venue.tradeAt(100);
        venue.tradeAt(120);
        schedule(venue, at(100, SymbolState.CANCEL_ONLY));

        assertEquals(List.of("symbol 1 changed, AUCTION"), changes(venue, 5 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void theDayEndsWhenTheSessionDoes(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(
                venue,
                at(10, SymbolState.AUCTION),
                at(20, SymbolState.CANCEL_ONLY),
                at(30, SymbolState.HALTED));

        assertEquals(
                "accepted until 1020000000",
                venue.place(venue.buy(ALICE, TimeInForce.DAY, 5, 100)).getFirst());
        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 90)).getFirst());
        List<String> end = venue.tickTo(START_MICROS + 20 * SECOND_MICROS, true);
        assertEquals("cancelled EXPIRED filled 0 left 5", end.getFirst());
        assertEquals("symbol 1 changed, CANCEL_ONLY", end.get(4));
        // The end itself belongs to the next one.
        venue.symbolState(SymbolState.TRADING);
        assertEquals(
                "accepted until 1030000000",
                venue.place(venue.buy(ALICE, TimeInForce.DAY, 5, 100)).getFirst());
        venue.tickTo(START_MICROS + 40 * SECOND_MICROS, true);
        venue.symbolState(SymbolState.TRADING);
        assertEquals(
                "accepted until " + (WEEK_MICROS + START_MICROS + 20 * SECOND_MICROS),
                venue.place(venue.buy(ALICE, TimeInForce.DAY, 5, 100)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnEndOfASessionTheDayEndsAtMidnight(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.AUCTION), at(20, SymbolState.TRADING));

        assertEquals(
                "accepted until " + DAY_MICROS,
                venue.place(venue.buy(ALICE, TimeInForce.DAY, 5, 100)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcceptedKeepsItsEnd(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.HALTED));
        venue.place(venue.buy(ALICE, TimeInForce.DAY, 5, 100));
        schedule(venue);

        assertEquals(
                List.of("cancelled EXPIRED filled 0 left 5"),
                only(venue.tickTo(START_MICROS + 10 * SECOND_MICROS, true), "cancelled"));
    }
}
