package org.bourse.core;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.SymbolState.AUCTION;
import static org.bourse.contracts.v1.SymbolState.CANCEL_ONLY;
import static org.bourse.contracts.v1.SymbolState.DELISTED;
import static org.bourse.contracts.v1.SymbolState.HALTED;
import static org.bourse.contracts.v1.SymbolState.TRADING;
import static org.bourse.contracts.v1.TimeInForce.DAY;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand.ScheduledChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 23: symbols get the states of their schedules. */
class ScheduleTest {
    private static final long SECOND = 1_000_000;
    private static final int HOUR = 3_600;
    private static final int DAY_SECONDS = 24 * HOUR;
    private static final int WEEK_SECONDS = 7 * DAY_SECONDS;

    /** Monday, 13 November 2023, 00:00. */
    private static final long MONDAY = 1_699_833_600L * SECOND;

    private final VenueDriver driver = new VenueDriver();

    ScheduleTest() {
        listAt(MONDAY);
    }

    private void listAt(long timeMicros) {
        driver.tick(1, timeMicros, true);
        driver.listAssets();
        list(SYMBOL, "AAA-BBB", VenueDriver.AAA, VenueDriver.BBB);
    }

    private void list(int number, String name, int base, int quote) {
        driver.apply(
                new VenueCommand.ListSymbol(
                        new SymbolDefinition(
                                number, name, base, quote, 1, 0, 1, 0, 1, 100, 0, 0, 0, 0)));
    }

    private static ScheduledChange at(int second, SymbolState state) {
        return new ScheduledChange(second, state);
    }

    private void schedule(ScheduledChange... changes) {
        driver.apply(new VenueCommand.SetSchedule(SYMBOL, List.of(changes)));
    }

    /** A tick at so many seconds after that Monday; what states it told. */
    private List<String> statesAt(long seconds) {
        driver.tick(1, MONDAY + seconds * SECOND, true);
        return driver.events("symbolChanged").stream()
                .map(line -> line.replaceAll("symbolChanged (\\d+) \\S+ (\\S+)", "$1 $2"))
                .toList();
    }

    private void assertRefused(String code) {
        assertEquals(List.of("commandRejected " + code + " 0 0"), driver.events());
    }

    @Test
    void theFirstTickAtOrAfterASecondSetsItsState() {
        schedule(at(8 * HOUR, HALTED), at(9 * HOUR, CANCEL_ONLY), at(10 * HOUR, TRADING));
        assertEquals(List.of(), statesAt(8 * HOUR - 1));
        assertEquals(List.of("1 HALTED"), statesAt(8 * HOUR));
        assertEquals(List.of(), statesAt(8 * HOUR));
        assertEquals(List.of("1 CANCEL_ONLY"), statesAt(9 * HOUR + 1));
        assertEquals(List.of("1 TRADING"), statesAt(11 * HOUR));
        assertEquals(List.of(), statesAt(WEEK_SECONDS + 8 * HOUR - 1));
        assertEquals(List.of("1 HALTED"), statesAt(WEEK_SECONDS + 8 * HOUR));
    }

    @Test
    void ofSeveralThatHavePassedOnlyTheLastIsSet() {
        schedule(at(0, HALTED), at(8 * HOUR, CANCEL_ONLY), at(6 * DAY_SECONDS, HALTED));
        assertEquals(List.of("1 HALTED"), statesAt(WEEK_SECONDS));
        assertEquals(List.of("1 CANCEL_ONLY"), statesAt(5 * WEEK_SECONDS + 8 * HOUR));
        assertEquals(List.of("1 HALTED"), statesAt(7 * WEEK_SECONDS - 1));
    }

    @Test
    void beforeTheFirstOfAWeekTheLastOfTheOneBeforeHolds() {
        schedule(at(8 * HOUR, HALTED), at(9 * HOUR, CANCEL_ONLY));
        assertEquals(List.of("1 CANCEL_ONLY"), statesAt(WEEK_SECONDS + 7 * HOUR));
    }

    @Test
    void aStateThatHoldsIsNotTold() {
        schedule(at(HOUR, TRADING), at(2 * HOUR, HALTED));
        assertEquals(List.of(), statesAt(HOUR));
        assertEquals(List.of("1 HALTED"), statesAt(2 * HOUR));
    }

    @Test
    void theSecondOfTheCommandItselfIsOver() {
        schedule(at(0, HALTED), at(HOUR, CANCEL_ONLY));
        assertEquals(List.of(), statesAt(0));
        assertEquals(List.of("1 CANCEL_ONLY"), statesAt(HOUR));
    }

    @Test
    void aNewScheduleTakesThePlaceOfTheOld() {
        schedule(at(HOUR, HALTED));
        schedule(at(2 * HOUR, CANCEL_ONLY));
        assertEquals(
                List.of("scheduleSet 1 [ScheduledChange[secondOfWeek=7200, state=CANCEL_ONLY]]"),
                driver.events());
        assertEquals(List.of(), statesAt(HOUR));
        schedule();
        assertEquals(List.of("scheduleSet 1 []"), driver.events());
        assertEquals(List.of(), statesAt(2 * HOUR));
    }

    @Test
    void anOperatorChangesStatesInBetween() {
        schedule(at(HOUR, HALTED), at(2 * HOUR, TRADING));
        statesAt(HOUR);
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, CANCEL_ONLY));
        assertEquals(List.of("1 TRADING"), statesAt(2 * HOUR));
    }

    @Test
    void timeBeginsOnAThursday() {
        VenueDriver before = new VenueDriver();
        before.listAssets();
        before.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        before.apply(
                new VenueCommand.SetSchedule(
                        SYMBOL,
                        List.of(at(3 * DAY_SECONDS, HALTED), at(3 * DAY_SECONDS + 1, AUCTION))));
        before.tick(SECOND - 1);
        assertEquals(List.of(), before.events("symbolChanged"));
        before.tick(SECOND);
        assertEquals(List.of("symbolChanged 1 AAA-BBB AUCTION"), before.events("symbolChanged"));
    }

    @Test
    void symbolsChangeByNumberWhateverTheTimeOfTheirChanges() {
        list(3, "BBB-AAA", VenueDriver.BBB, VenueDriver.AAA);
        driver.apply(new VenueCommand.SetSchedule(3, List.of(at(HOUR, HALTED))));
        schedule(at(2 * HOUR, HALTED));
        assertEquals(List.of("1 HALTED", "3 HALTED"), statesAt(3 * HOUR));
    }

    @Test
    void aDelistedSymbolHasNoSchedule() {
        schedule(at(HOUR, TRADING));
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, DELISTED));
        assertEquals(List.of(), statesAt(WEEK_SECONDS + HOUR));
        schedule(at(HOUR, TRADING));
        assertRefused("SYMBOL_DELISTED");
    }

    @Test
    void thereAreNoTimesAfterTheLast() {
        schedule(at(HOUR, HALTED), at(2 * HOUR, TRADING));
        driver.tick(1, Long.MAX_VALUE, true);
        driver.tick(1, Long.MAX_VALUE, true);
        assertEquals(List.of(), driver.events("symbolChanged"));
    }

    @Test
    void aScheduleHasUpTo64SecondsOfAWeekInTheirOrder() {
        driver.apply(new VenueCommand.SetSchedule(2, List.of(at(-1, TRADING))));
        assertRefused("SYMBOL_UNKNOWN");
        List<ScheduledChange> changes = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            changes.add(at(i, TRADING));
        }
        schedule(changes.toArray(new ScheduledChange[0]));
        assertEquals(1, driver.events("scheduleSet").size());
        changes.add(at(64, TRADING));
        schedule(changes.toArray(new ScheduledChange[0]));
        assertRefused("SCHEDULE_INVALID");
        schedule(at(WEEK_SECONDS - 1, TRADING));
        assertEquals(1, driver.events("scheduleSet").size());
        schedule(at(WEEK_SECONDS, TRADING));
        assertRefused("SCHEDULE_INVALID");
        schedule(at(-1, TRADING));
        assertRefused("SCHEDULE_INVALID");
        schedule(at(5, TRADING), at(5, HALTED));
        assertRefused("SCHEDULE_INVALID");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYMBOL_STATE_UNSPECIFIED", "DELISTED", "UNCROSSING", "UNRECOGNIZED"})
    void otherStatesAreSetByNobodysSchedule(SymbolState state) {
        schedule(at(0, state));
        assertRefused("SCHEDULE_INVALID");
    }

    @ParameterizedTest
    @CsvSource({
        "HALTED, TRADING, 25",
        "CANCEL_ONLY, TRADING, 25",
        "TRADING, HALTED, 26",
        "AUCTION, TRADING, 24"
    })
    void theDayOfAnOrderEndsWithTheNextScheduledEnd(
            SymbolState first, SymbolState second, int hours) {
        driver.open(ALICE);
        driver.deposit(ALICE, VenueDriver.BBB, 1_000);
        driver.tick(1, MONDAY + SECOND, true);
        schedule(at(1, HALTED), at(25 * HOUR, first), at(26 * HOUR, second));
        if (first == AUCTION) {
            schedule(at(25 * HOUR, first), at(26 * HOUR, second));
        }
        long order = driver.limit(ALICE, BUY, DAY, 1, 1);
        driver.tick(1, MONDAY + hours * HOUR * SECOND - 1, true);
        assertEquals(List.of(), driver.events("cancelled"));
        driver.tick(1, MONDAY + hours * HOUR * SECOND, true);
        assertEquals(List.of("cancelled " + order + " EXPIRED 0+1"), driver.events("cancelled"));
    }

    @Test
    void theDayEndsBeforeTheStateChangesAndOrdersKeepTheEndTheyHave() {
        driver.open(ALICE);
        driver.deposit(ALICE, VenueDriver.BBB, 1_000);
        schedule(at(HOUR, HALTED));
        long order = driver.limit(ALICE, BUY, DAY, 1, 1);
        schedule(at(HOUR, CANCEL_ONLY), at(2 * HOUR, HALTED));
        driver.tick(1, MONDAY + HOUR * SECOND, true);
        assertEquals(
                List.of(
                        "cancelled " + order + " EXPIRED 0+1",
                        "symbolChanged 1 AAA-BBB CANCEL_ONLY"),
                driver.events("cancelled", "symbolChanged"));
    }

    @Test
    void theDayEndsAtTheEndOfAllTimesAtTheLatest() {
        VenueDriver late = new VenueDriver();
        late.tick(1, Long.MAX_VALUE - 1, true);
        late.listAssets();
        late.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        late.open(ALICE);
        late.deposit(ALICE, VenueDriver.BBB, 1_000);
        late.apply(new VenueCommand.SetSchedule(SYMBOL, List.of(at(HOUR, HALTED))));
        long order = late.limit(ALICE, BUY, DAY, 1, 1);
        late.tick(1, Long.MAX_VALUE, true);
        assertEquals(List.of("cancelled " + order + " EXPIRED 0+1"), late.events("cancelled"));
    }

    @Test
    void aChangeWaitsUntilTheSymbolIsUncrossed() {
        for (long account : List.of(ALICE, BOB)) {
            driver.open(account);
            driver.apply(
                    new VenueCommand.SetAccountLimits(account, OptionalInt.of(1_001), List.of()));
            driver.deposit(account, VenueDriver.AAA, 10_000);
            driver.deposit(account, VenueDriver.BBB, 10_000);
        }
        schedule(at(HOUR, AUCTION), at(2 * HOUR, TRADING), at(2 * HOUR + 1, CANCEL_ONLY));
        statesAt(HOUR);
        for (int i = 0; i < 1_001; i++) {
            driver.buy(ALICE, 1, 1);
            driver.sell(BOB, 1, 1);
        }
        driver.apply(new VenueCommand.SetVenueState(true, false));
        assertEquals(List.of("1 UNCROSSING"), statesAt(2 * HOUR));
        assertEquals(List.of(), statesAt(2 * HOUR + 1));
        driver.apply(new VenueCommand.SetVenueState(false, false));
        assertEquals(1_000, driver.events("trade").size());
        assertEquals(List.of("1 TRADING"), statesAt(2 * HOUR + 2));
        assertEquals(List.of("1 CANCEL_ONLY"), statesAt(2 * HOUR + 2));
    }

    @Test
    void aRestoredVenueHasItsSchedules() {
        schedule(at(HOUR, HALTED), at(2 * HOUR, TRADING));
        statesAt(HOUR);
        EventLog log = new EventLog();
        Venue restored =
                SnapshotBytes.restore(VenueDriver.CONFIG, log, SnapshotBytes.of(driver.venue));
        assertEquals(driver.venue.stateHash(), restored.stateHash());
        restored.tick(driver.next(Writer.RUNNER), 1, MONDAY + 2 * HOUR * SECOND, true, 0);
        assertEquals(List.of("symbolChanged 1 AAA-BBB TRADING"), log.lines("symbolChanged"));
    }
}
