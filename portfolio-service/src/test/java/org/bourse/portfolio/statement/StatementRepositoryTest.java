package org.bourse.portfolio.statement;

import static org.bourse.portfolio.ledger.Records.ALICE;
import static org.bourse.portfolio.ledger.Records.BTC;
import static org.bourse.portfolio.ledger.Records.USDT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.Bucket;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.ledger.LedgerProjection;
import org.bourse.portfolio.ledger.RandomLedger;
import org.bourse.portfolio.ledger.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementRepositoryTest {
    private static final long BEGIN_MICROS = 1_700_000_000_000_000L;
    private static final int COMMANDS = 300;

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V5__ledger_chain.sql",
                    "V6__closes_and_reconciliations.sql");

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long sum(
            List<RandomLedger.Posted> posted, long beforeMicros, Bucket bucket, int asset) {
        return posted.stream()
                .filter(it -> it.timeMicros() < beforeMicros)
                .filter(it -> it.place().equals(new RandomLedger.Place(ALICE, asset, bucket)))
                .mapToLong(RandomLedger.Posted::delta)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void itTellsWhatWasPostedWithinItsTime(long seed) throws SQLException {
        RandomLedger ledger = new RandomLedger(seed, BEGIN_MICROS, 1_000_000);
        try (Connection connection = POSTGRES.connect()) {
            connection.setAutoCommit(false);
            new LedgerProjection().apply(connection, ledger.records(COMMANDS));
            List<RandomLedger.Posted> posted = ledger.posted();
            for (int cut = 0; cut < 20; cut++) {
                // Ends exactly at a record's time, which is not in it.
                long from = posted.get(cut * 7).timeMicros() + cut % 2;
                long to = posted.get(posted.size() - 1 - cut * 7).timeMicros() + cut % 3;
                int asset = cut % 2 == 0 ? BTC : USDT;
                StatementRepository.Stretch stretch =
                        StatementRepository.stretch(
                                        connection, ALICE, asset, time(from), time(to), 1_000)
                                .orElseThrow();
                List<Long> deltas = new ArrayList<>();
                RunningBalance closing =
                        StatementRepository.<RuntimeException>read(
                                connection, stretch, entry -> deltas.add(entry.deltaMinor()));

                assertEquals(
                        new RunningBalance(
                                sum(posted, from, Bucket.AVAILABLE, asset),
                                sum(posted, from, Bucket.HELD, asset)),
                        stretch.opening());
                assertEquals(
                        posted.stream()
                                .filter(it -> it.timeMicros() >= from && it.timeMicros() < to)
                                .filter(it -> it.place().account() == ALICE)
                                .filter(it -> it.place().asset() == asset)
                                .map(RandomLedger.Posted::delta)
                                .toList(),
                        deltas);
                assertEquals(
                        new RunningBalance(
                                sum(posted, to, Bucket.AVAILABLE, asset),
                                sum(posted, to, Bucket.HELD, asset)),
                        closing);
            }
            connection.rollback();
        }
    }

    private static Connection deposits(int count) throws SQLException {
        Connection connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        new LedgerProjection().apply(connection, List.of(Records.genesis()));
        for (int i = 1; i <= count; i++) {
            new LedgerProjection()
                    .apply(
                            connection,
                            List.of(
                                    Records.deposit(
                                            1 + i, ALICE, USDT, 2_500_000, i * 2_500_000L)));
        }
        return connection;
    }

    private static Optional<StatementRepository.Stretch> stretch(Connection connection, int max)
            throws SQLException {
        return StatementRepository.stretch(
                connection, ALICE, USDT, time(BEGIN_MICROS), time(BEGIN_MICROS + 1_000_000), max);
    }

    @Test
    void countingEndsAboveTheMost() throws SQLException {
        try (Connection connection = deposits(5)) {
            assertEquals(3, stretch(connection, 2).orElseThrow().entries());
            assertEquals(5, stretch(connection, 7).orElseThrow().entries());
            connection.rollback();
        }
    }

    @Test
    void anAccountThatIsNotOpenedHasNone() throws SQLException {
        try (Connection connection = deposits(1)) {
            assertTrue(
                    StatementRepository.stretch(
                                    connection, 4_444, USDT, Instant.EPOCH, Instant.now(), 5)
                            .isEmpty());
            connection.rollback();
        }
    }

    @Test
    void aBookThatContradictsItselfIsNotPrinted() throws SQLException {
        try (Connection connection = deposits(3);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE posting DISABLE TRIGGER USER");
            statement.execute("UPDATE posting SET delta = 1 WHERE position = 3 AND account > 3");
            StatementRepository.Stretch stretch = stretch(connection, 9).orElseThrow();

            assertThrows(
                    IllegalStateException.class,
                    () ->
                            StatementRepository.<RuntimeException>read(
                                    connection, stretch, entry -> {}));
            connection.rollback();
        }
    }

    @Test
    void entriesThatAreGoneMeanwhileAreMissed() throws SQLException {
        try (Connection connection = deposits(3);
                Statement statement = connection.createStatement()) {
            StatementRepository.Stretch stretch = stretch(connection, 9).orElseThrow();
            statement.execute("TRUNCATE posting");

            assertThrows(
                    IllegalStateException.class,
                    () ->
                            StatementRepository.<RuntimeException>read(
                                    connection, stretch, entry -> {}));
            connection.rollback();
        }
    }

    @Test
    void csvHasAllOfItToTheLastDigit() throws SQLException, IOException {
        try (Connection connection = deposits(2)) {
            connection.commit();
            StatementRepository repository = new StatementRepository(POSTGRES.dataSource());
            StatementWriter writer =
                    new StatementWriter(
                            repository,
                            stretch(connection, 9).orElseThrow(),
                            new ListedAsset(USDT, "USDT", 6),
                            time(BEGIN_MICROS),
                            time(BEGIN_MICROS + 1_000_000));
            ByteArrayOutputStream csv = new ByteArrayOutputStream();
            writer.csv(csv);
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            writer.pdf(pdf);
            StatementView json = writer.json();

            assertEquals(
                    """
                    time,entryId,kind,bucket,amount,available,held,total,reference\r
                    2023-11-14T22:13:20Z,,OPENING,,,0,0,0,\r
                    2023-11-14T22:13:20.123458Z,2,DEPOSIT,AVAILABLE,2.5,2.5,0,2.5,0\r
                    2023-11-14T22:13:20.123459Z,3,DEPOSIT,AVAILABLE,2.5,5,0,5,0\r
                    2023-11-14T22:13:21Z,,CLOSING,,,5,0,5,\r
                    """,
                    csv.toString(StandardCharsets.UTF_8));
            assertTrue(pdf.toString(StandardCharsets.US_ASCII).contains("Statement of account"));
            assertEquals("3", json.position());
            assertEquals(2, json.entries().size());
            assertEquals(new StatementView.Balance("5", "0", "5"), json.closing());
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "TRUNCATE posting, journal_entry, balance, account, asset CASCADE");
            }
            connection.commit();
        }
    }
}
