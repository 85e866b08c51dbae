package org.bourse.matching.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAssignmentsTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V1__snapshots.sql", "V2__symbol_calendars.sql");

    private static int venues;

    private final int venue = ++venues;
    private final Assignments assignments = of(venue);

    private static Assignments of(int venue) {
        return new PostgresAssignments(POSTGRES.dataSource(), () -> {}, venue);
    }

    private static Assignment.Followed followed(String at) {
        return new Assignment.Followed(Instant.parse(at), SymbolState.TRADING);
    }

    @Test
    void whatIsAssignedIsThereForTheNextLife() {
        Assignment nyse = assignments.assign(7, "nyse");
        assignments.assign(3, "nse");
        assignments.followed(nyse, followed("2026-11-27T14:30:00.123456Z"));

        assertEquals(
                List.of(
                        new Assignment(3, "nse", Optional.empty()),
                        new Assignment(
                                7, "nyse", Optional.of(followed("2026-11-27T14:30:00.123456Z")))),
                of(venue).all());
    }

    @Test
    void theSameCalendarAgainChangesNothingAndAnotherOwesAll() {
        Assignment nyse = assignments.assign(7, "nyse");
        assignments.followed(nyse, followed("2026-11-27T14:30:00Z"));

        assertTrue(assignments.assign(7, "nyse").followed().isPresent());
        assertEquals(new Assignment(7, "nse", Optional.empty()), assignments.assign(7, "nse"));
    }

    @Test
    void whatIsAssignedOnlyWhereThereIsNoneChangesNothingElse() {
        assignments.assign(7, "nyse");

        assignments.assignIfNone(7, "nse");
        assignments.assignIfNone(8, "nse");

        assertEquals("nyse", assignments.find(7).orElseThrow().calendar());
        assertEquals(new Assignment(8, "nse", Optional.empty()), assignments.find(8).orElseThrow());
    }

    @Test
    void whoFollowedTheFormerCalendarSaysNothingOfTheNewOne() {
        Assignment nyse = assignments.assign(7, "nyse");
        Assignment nse = assignments.assign(7, "nse");

        assignments.followed(nyse, followed("2026-11-27T14:30:00Z"));

        assertEquals(Optional.of(nse), assignments.find(7));
    }

    @Test
    void anotherVenuesSymbolsAreNotSeen() {
        of(-venue).assign(7, "nyse");

        assertEquals(Optional.empty(), assignments.find(7));
        assertFalse(assignments.remove(7));
        assertEquals(List.of(), assignments.all());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesWhatATableInMemoryDoes(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        Assignments naive = new MemoryAssignments();
        for (int i = 0; i < 200; i++) {
            int symbol = dice.nextInt(3);
            String calendar = List.of("nyse", "nse").get(dice.nextInt(2));
            Assignment row = new Assignment(symbol, calendar, Optional.empty());
            switch (dice.nextInt(4)) {
                case 0 ->
                        assertEquals(
                                naive.assign(symbol, calendar),
                                assignments.assign(symbol, calendar));
                case 1 -> assertEquals(naive.remove(symbol), assignments.remove(symbol));
                case 2 -> {
                    naive.owe(row);
                    assignments.owe(row);
                }
                default -> {
                    Assignment.Followed followed =
                            new Assignment.Followed(
                                    Instant.EPOCH.plusSeconds(i), SymbolState.HALTED);
                    naive.followed(row, followed);
                    assignments.followed(row, followed);
                }
            }
            assertEquals(naive.all(), assignments.all());
        }
    }

    @Test
    void aDatabaseThatIsAwayIsSaid() {
        Assignments away = new PostgresAssignments(PostgresExtension.away(), () -> {}, 1);

        assertThrows(PostgresAssignments.DatabaseException.class, away::all);
        Assignments notMigrated =
                new PostgresAssignments(
                        POSTGRES.dataSource(),
                        () -> {
                            throw new IllegalStateException("no table");
                        },
                        1);
        assertThrows(PostgresAssignments.DatabaseException.class, notMigrated::all);
    }
}
