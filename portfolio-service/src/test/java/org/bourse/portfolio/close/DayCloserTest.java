package org.bourse.portfolio.close;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.calendars.files.CalendarFiles;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.journal.ChartAccount;
import org.bourse.portfolio.journal.JournalEntry;
import org.bourse.portfolio.ledger.LedgerProjection;
import org.bourse.portfolio.ledger.RandomLedger;
import org.bourse.portfolio.ledger.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closes and trial balances of ledgers that go over some days. */
class DayCloserTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int COMMANDS = 120;
    private static final VenueDays DAYS = days("24x7");

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql");

    private final LedgerProjection projection = new LedgerProjection();
    private Connection connection;
    private long deposited;

    static VenueDays days(String calendar) {
        return new VenueDays(CalendarFiles.load(Optional.empty()).get(calendar));
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static RandomLedger ledger(long seed) {
        return new RandomLedger(seed, micros(BEGIN), HOUR_MICROS);
    }

    private int closeAll() throws SQLException {
        DayCloser closer = new DayCloser(DAYS);
        int closed = 0;
        while (closer.closeNext(connection).isPresent()) {
            closed++;
        }
        return closed;
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private List<String> closes() throws SQLException {
        List<String> rows = rows("SELECT c::text FROM day_close c ORDER BY day");
        rows.addAll(
                rows("SELECT t::text FROM day_close_total t ORDER BY day, chart_account, asset"));
        return rows;
    }

    private static Map<String, BigDecimal> naive(List<RandomLedger.Posted> posted, long position) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (RandomLedger.Posted each : posted) {
            if (each.position() <= position) {
                ChartAccount account =
                        ChartAccount.of(
                                new JournalEntry.Line(
                                        0,
                                        each.place().account(),
                                        each.place().asset(),
                                        each.place().bucket().getNumber(),
                                        each.delta(),
                                        0,
                                        each.kind().getNumber(),
                                        0));
                sums.merge(
                        account + " " + each.place().asset(),
                        BigDecimal.valueOf(each.delta()),
                        BigDecimal::add);
            }
        }
        return sums;
    }

    private Map<String, BigDecimal> trial(long position) throws SQLException {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (TrialBalance.Total total : TrialBalance.at(connection, position)) {
            sums.put(total.account() + " " + total.asset(), total.amount());
        }
        return sums;
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void theTrialBalanceIsTheSumOfWhatWasPostedWhateverIsClosed(long seed) throws SQLException {
        RandomLedger ledger = ledger(seed);
        projection.apply(connection, ledger.records(COMMANDS));
        for (int round = 0; round < 2; round++) {
            for (long position = 1; position <= COMMANDS + 1; position++) {
                assertEquals(
                        naive(ledger.posted(), position),
                        trial(position),
                        "seed %d position %d round %d".formatted(seed, position, round));
            }
            closeAll();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void closedAsTheyEndOrAllLaterDaysAreTheSame(long seed) throws SQLException {
        List<LedgerEvents> records = ledger(seed).records(COMMANDS);
        for (LedgerEvents record : records) {
            projection.apply(connection, List.of(record));
            closeAll();
        }
        List<String> asTheyEnd = closes();
        connection.rollback();

        projection.apply(connection, records);
        int closed = closeAll();

        assertEquals(asTheyEnd, closes());
        assertTrue(closed >= 3, () -> closed + " days");
        assertEquals(0, closeAll());
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52})
    void eachDayHasTheEntriesOfItsTime(long seed) throws SQLException {
        RandomLedger ledger = ledger(seed);
        projection.apply(connection, ledger.records(COMMANDS));
        closeAll();

        List<String> expected = new ArrayList<>();
        LocalDate last =
                LocalDate.ofInstant(
                        Instant.EPOCH.plus(
                                ledger.posted().getLast().timeMicros(), ChronoUnit.MICROS),
                        ZoneOffset.UTC);
        for (LocalDate day = LocalDate.of(2026, 3, 1); day.isBefore(last); day = day.plusDays(1)) {
            long from = micros(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            long until = micros(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            long position =
                    ledger.posted().stream()
                            .filter(it -> it.timeMicros() < until)
                            .mapToLong(RandomLedger.Posted::position)
                            .max()
                            .orElse(-1);
            long entries =
                    ledger.posted().stream()
                            .filter(it -> it.timeMicros() >= from && it.timeMicros() < until)
                            .mapToLong(RandomLedger.Posted::position)
                            .distinct()
                            .count();
            expected.add(day + " " + position + " " + entries);
        }
        assertEquals(
                expected,
                rows(
                        "SELECT day || ' ' || position || ' ' || entries FROM day_close ORDER BY day"));
        assertEquals(
                List.of(),
                rows(
                        """
                        SELECT c.day::text FROM day_close c
                        JOIN journal_entry e ON e.position = c.position
                        WHERE c.hash IS DISTINCT FROM e.hash\
                        """));
    }

    private static LedgerEvents at(LedgerEvents record, String time) {
        LedgerEvents.Builder timed = record.toBuilder();
        timed.getHeaderBuilder().setVenueTimeMicros(micros(Instant.parse(time)));
        return timed.build();
    }

    private void deposit(long sequence, String time) throws SQLException {
        deposited += 10;
        projection.apply(
                connection,
                List.of(
                        at(
                                Records.deposit(
                                        sequence, Records.ALICE, Records.USDT, 10, deposited),
                                time)));
    }

    /** A record without postings tells time. */
    private void tick(long sequence, String time) throws SQLException {
        projection.apply(connection, List.of(at(Records.record(sequence), time)));
    }

    private void genesis(String time) throws SQLException {
        projection.apply(connection, List.of(at(Records.genesis(), time)));
    }

    @Test
    void aDayIsClosedWhenVenueTimeIsThere() throws SQLException {
        genesis("2026-03-01T09:00:00Z");
        deposit(2, "2026-03-01T23:59:59.999999Z");
        assertEquals(0, closeAll());

        tick(3, "2026-03-02T00:00:00Z");
        assertEquals(1, closeAll());

        deposit(4, "2026-03-02T00:00:00Z");
        assertEquals(0, closeAll());
        assertEquals(
                List.of("2026-03-01 2 1"),
                rows("SELECT day || ' ' || position || ' ' || entries FROM day_close"));
    }

    @Test
    void aLedgerWithoutEntriesHasNoDays() throws SQLException {
        genesis("2026-03-01T09:00:00Z");
        tick(2, "2026-03-09T09:00:00Z");

        assertEquals(0, closeAll());
    }

    @Test
    void daysWithoutEntriesAreClosedToo() throws SQLException {
        genesis("2026-03-01T09:00:00Z");
        deposit(2, "2026-03-01T10:00:00Z");
        tick(3, "2026-03-04T10:00:00Z");

        assertEquals(3, closeAll());
        assertEquals(
                List.of("2026-03-01 2 1", "2026-03-02 2 0", "2026-03-03 2 0"),
                rows(
                        "SELECT day || ' ' || position || ' ' || entries FROM day_close ORDER BY day"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE day_close SET entries = 7",
                "DELETE FROM day_close_total",
                "UPDATE day_close_total SET amount = 0",
                "INSERT INTO day_close_total VALUES ('2026-03-01', 'ADJUSTMENTS', 2, 1)"
            })
    void aCloseIsNotChanged(String sql) throws SQLException {
        genesis("2026-03-01T09:00:00Z");
        deposit(2, "2026-03-01T10:00:00Z");
        tick(3, "2026-03-02T10:00:00Z");
        closeAll();

        SQLException refused =
                assertThrows(
                        SQLException.class,
                        () -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute(sql);
                            }
                        });

        assertEquals("23514", refused.getSQLState());
    }
}
