package org.bourse.core.twin;

import static org.bourse.core.twin.BreakerRulesTest.SECOND_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.ScheduleRulesTest.at;
import static org.bourse.core.twin.ScheduleRulesTest.changes;
import static org.bourse.core.twin.ScheduleRulesTest.schedule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.VenueCommand.ScheduledChange;
import org.bourse.core.VenueCommand.SetSchedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 23.1 of the rulebook: which schedules there are. */
class ScheduleShapeRulesTest {

    @ParameterizedTest
    @EnumSource
    void aScheduleIsToldAndSoIsNone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of(
                        "schedule of 1: [ScheduledChange[secondOfWeek=260210, state=HALTED],"
                                + " ScheduledChange[secondOfWeek=260220, state=TRADING]]"),
                schedule(venue, at(10, SymbolState.HALTED), at(20, SymbolState.TRADING)));
        assertEquals(List.of("schedule of 1: []"), schedule(venue));
        assertEquals(List.of(), changes(venue, 10 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void aNewScheduleReplacesTheOldOne(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.HALTED));
        schedule(venue, at(20, SymbolState.CANCEL_ONLY));

        assertEquals(List.of(), changes(venue, 10 * SECOND_MICROS));
        assertEquals(List.of("symbol 1 changed, CANCEL_ONLY"), changes(venue, 20 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void wrongSchedulesAreRefusedWhole(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        schedule(venue, at(10, SymbolState.HALTED));
        List<String> refused = List.of("command rejected SCHEDULE_INVALID 0 0");

        for (int second : List.of(-1, 604_800, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
            assertEquals(
                    refused, schedule(venue, new ScheduledChange(second, SymbolState.TRADING)));
        }
        for (SymbolState state :
                List.of(
                        SymbolState.DELISTED,
                        SymbolState.UNCROSSING,
                        SymbolState.SYMBOL_STATE_UNSPECIFIED,
                        SymbolState.UNRECOGNIZED)) {
            assertEquals(refused, schedule(venue, at(5, state)));
        }
        assertEquals(
                refused, schedule(venue, at(5, SymbolState.TRADING), at(5, SymbolState.HALTED)));
        assertEquals(
                refused, schedule(venue, at(6, SymbolState.TRADING), at(5, SymbolState.HALTED)));
        assertEquals(List.of("symbol 1 changed, HALTED"), changes(venue, 10 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void aScheduleHasSixtyFourChangesAtMost(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        List<ScheduledChange> changes = new ArrayList<>();
        for (int i = 1; i <= 64; i++) {
            changes.add(at(i, i % 2 == 0 ? SymbolState.AUCTION : SymbolState.CANCEL_ONLY));
        }

        assertEquals(1, only(venue.apply(new SetSchedule(1, changes)), "schedule").size());
        changes.add(at(65, SymbolState.TRADING));
        assertEquals(
                List.of("command rejected SCHEDULE_INVALID 0 0"),
                venue.apply(new SetSchedule(1, changes)));
        assertEquals(List.of("symbol 1 changed, AUCTION"), changes(venue, 100 * SECOND_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void theSymbolIsCheckedFirst(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        ScheduledChange wrong = new ScheduledChange(-1, SymbolState.DELISTED);

        assertEquals(
                List.of("command rejected SYMBOL_UNKNOWN 0 0"),
                venue.apply(new SetSchedule(9, List.of(wrong))));
        schedule(venue, at(10, SymbolState.HALTED));
        venue.symbolState(SymbolState.DELISTED);
        assertEquals(List.of("command rejected SYMBOL_DELISTED 0 0"), schedule(venue, wrong));
        // Its schedule is over.
        assertEquals(List.of(), changes(venue, 10 * SECOND_MICROS));
    }
}
