package org.bourse.risk.reporting;

import static org.bourse.risk.threshold.Payments.BTC;
import static org.bourse.risk.threshold.Payments.USDT;
import static org.bourse.risk.threshold.Payments.deposit;
import static org.bourse.risk.threshold.Payments.held;
import static org.bourse.risk.threshold.Payments.listed;
import static org.bourse.risk.threshold.Payments.nothing;
import static org.bourse.risk.threshold.Payments.trades;
import static org.bourse.risk.threshold.Payments.withdrawal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.v1.AlertKind;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.RiskAlert;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.alert.Outbox;
import org.bourse.risk.threshold.HitRule;
import org.bourse.risk.threshold.Thresholds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches as the runner applies them, on the migrated database. Each test is one transaction. */
class ThresholdProjectionTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension("V16__thresholds.sql", "V21__threshold_alerts.sql");

    private static final int VENUE = 3;
    private static final HitTable.Query ALL =
            new HitTable.Query(Optional.empty(), Set.of(), Optional.empty());
    private static final Thresholds THRESHOLDS = new Thresholds(Map.of(), "USDT", "100", 1_000, 4);

    /** The main accounts of sub-accounts, as they are known by now. */
    private final Map<Long, Long> known = new TreeMap<>();

    private final ThresholdProjection projection =
            new ThresholdProjection(THRESHOLDS, this::mainAccounts, VENUE);
    private Connection connection;

    private Map<Long, Long> mainAccounts(Set<Long> accounts) {
        Map<Long, Long> found = new TreeMap<>();
        for (long account : accounts) {
            long mainAccount = known.getOrDefault(account, account);
            found.put(mainAccount, mainAccount);
            known.forEach((sub, main) -> {
                if (main == mainAccount) {
                    found.put(sub, main);
                }
            });
        }
        return found;
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

    private void apply(LedgerEvents... batch) throws SQLException {
        projection.apply(connection, List.of(batch));
    }

    private List<HitView> hits() throws SQLException {
        return new HitTable(connection)
                .newest(ALL, Long.MAX_VALUE, 1_000).stream()
                        .map(row -> HitJson.read(row.document()))
                        .toList()
                        .reversed();
    }

    private List<String> ids() throws SQLException {
        return hits().stream().map(HitView::hitId).toList();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As an operator's rebuild does. */
    private void clear() throws SQLException {
        execute("TRUNCATE " + String.join(", ", projection.tables()));
    }

    @Test
    void aHitSaysInWordsWhatWasFound() throws SQLException {
        apply(listed(1, USDT), listed(2, BTC));
        apply(trades(3, USDT, BTC, List.of(new long[] {5_000_000, 100_000_000})));
        apply(deposit(4, 5, 1_000, BTC, 199_000));
        apply(deposit(5, 6, 1_000, USDT, 50));

        assertEquals(
                List.of(
                        new HitView(
                                "structuring-3-5-1",
                                "STRUCTURING",
                                "DEPOSIT",
                                "1000",
                                "1970-01-01",
                                "5",
                                "1970-01-01T00:00:00.000006Z",
                                "USDT",
                                "100",
                                "100",
                                List.of(
                                        new TransferView(
                                                "4",
                                                "1970-01-01T00:00:00.000005Z",
                                                "4",
                                                "BTC",
                                                "0.00199",
                                                "99.5",
                                                null),
                                        new TransferView(
                                                "5",
                                                "1970-01-01T00:00:00.000006Z",
                                                "5",
                                                "USDT",
                                                "0.5",
                                                "0.5",
                                                null)))),
                hits());
    }

    @Test
    void whatCannotBeMeasuredIsThereWithoutAValue() throws SQLException {
        apply(listed(1, BTC), deposit(2, 5, 1_000, BTC, 1));

        HitView hit = hits().getFirst();
        assertEquals("unvalued-3-2-1", hit.hitId());
        assertEquals("USDT", hit.measuredIn());
        assertEquals(null, hit.total());
        assertEquals(null, hit.transfers().getFirst().value());
    }

    @Test
    void whatIsSpreadOverAccountsOfAHolderIsFoundInBatchesOfAnyKind() throws SQLException {
        known.put(1_001L, 1_000L);
        known.put(1_002L, 1_000L);
        apply(listed(1, USDT), deposit(2, 10, 1_001, USDT, 4_000));
        apply(deposit(3, 20, 1_002, USDT, 3_000));
        apply(deposit(4, 30, 1_000, USDT, 3_000));

        HitView hit = hits().getFirst();
        assertEquals("structuring-3-4-1", hit.hitId());
        assertEquals("1000", hit.accountId());
        assertEquals(
                Arrays.asList("1001", "1002", null),
                hit.transfers().stream().map(TransferView::accountId).toList());
        apply(deposit(5, 40, 1_001, USDT, 9_999));
        assertEquals(1, hits().size(), "each payment is in one hit");
    }

    /** As where it was paid before its opening was told. */
    @Test
    void paymentsOfAnAccountWhoseHolderIsKnownLaterCountFromThenOn() throws SQLException {
        apply(listed(1, USDT), deposit(2, 10, 1_001, USDT, 5_000));
        known.put(1_001L, 1_000L);
        apply(deposit(3, 20, 1_000, USDT, 5_000));

        assertEquals(List.of("structuring-3-3-1"), ids());
        assertEquals("1000", hits().getFirst().accountId());
    }

    @Test
    void eachHitIsAnAlertOfItsHolderOnce() throws SQLException {
        known.put(1_001L, 1_000L);
        LedgerEvents[] records = {listed(1, USDT), deposit(2, 10, 1_001, USDT, 10_000)};
        apply(records);
        HitOutbox outbox = new HitOutbox(connection, VENUE);

        List<Outbox.Entry> waiting = outbox.oldest(9);
        assertEquals(
                List.of(
                        RiskAlert.newBuilder()
                                .setContractVersion(ContractVersion.CURRENT)
                                .setVenue(VENUE)
                                .setAlertId("single-3-2-1")
                                .setKind(AlertKind.THRESHOLD_HIT)
                                .setRule("SINGLE")
                                .setAccount(1_000)
                                .setPosition(2)
                                .setVenueTimeMicros(10)
                                .build()),
                waiting.stream().map(Outbox.Entry::alert).toList());
        outbox.published(waiting);
        clear();
        apply(records);
        assertEquals(List.of(), outbox.oldest(9));
    }

    @Test
    void aRebuildFindsNothingTwiceAndGoesOnWhereItWas() throws SQLException {
        LedgerEvents[] before = {
            listed(1, USDT),
            deposit(2, 10, 1_000, USDT, 10_000),
            deposit(3, 20, 1_000, USDT, 6_000),
            deposit(4, 30, 1_000, USDT, 4_000),
            deposit(5, 40, 1_000, USDT, 9_000)
        };
        apply(before);
        assertEquals(List.of("single-3-2-1", "structuring-3-4-1"), ids());

        clear();
        for (LedgerEvents record : before) {
            apply(record);
        }
        assertEquals(List.of("single-3-2-1", "structuring-3-4-1"), ids());
        apply(deposit(6, 50, 1_000, USDT, 1_000));
        assertEquals(List.of("single-3-2-1", "structuring-3-4-1", "structuring-3-6-1"), ids());
    }

    @Test
    void aRebuildByLowerThresholdsFindsNothingOfThePast() throws SQLException {
        apply(listed(1, USDT), deposit(2, 10, 1_000, USDT, 5_000));
        clear();
        new ThresholdProjection(
                        new Thresholds(Map.of(), "USDT", "10", 1_000, 4), this::mainAccounts, VENUE)
                .apply(connection, List.of(listed(1, USDT), deposit(2, 10, 1_000, USDT, 5_000)));

        assertEquals(List.of(), ids());
    }

    @Test
    void whatIsInNoWindowAnyMoreIsForgotten() throws SQLException {
        apply(listed(1, USDT), deposit(2, 10, 1_000, USDT, 1), deposit(3, 20, 1_001, USDT, 1));
        apply(deposit(4, 1_020, 1_002, USDT, 1));

        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT min(position) FROM threshold_transfer")) {
            row.next();
            assertEquals(3, row.getLong(1));
        }
    }

    @Test
    void theClockStandsAtTheNewestRecord() throws SQLException {
        apply(nothing(7, 99));
        apply(nothing(5, 98));

        assertEquals(new ThresholdClock.Reading(99, 7), new ThresholdClock(connection).read());
    }

    @Test
    void aHitIsNeitherChangedNorDeleted() throws SQLException {
        apply(listed(1, USDT), deposit(2, 10, 1_000, USDT, 10_000));

        SQLException refused =
                assertThrows(SQLException.class, () -> execute("UPDATE threshold_hit SET day = 0"));
        assertTrue(refused.getMessage().contains("stays as it is"), refused.getMessage());
    }

    @Test
    void hitsAreFoundByDayAccountAndRule() throws SQLException {
        apply(
                listed(1, USDT),
                deposit(2, 10, 1_000, USDT, 10_000),
                deposit(3, 10, 1_001, USDT, 10_000),
                held(4, 10, 1_001, USDT, 20_000, 9),
                withdrawal(5, 86_400_000_000L, 1_001, USDT, 20_000, 9));
        HitTable table = new HitTable(connection);

        assertEquals(1, table.newest(query(1, 1_001, HitRule.SINGLE), Long.MAX_VALUE, 9).size());
        assertEquals(0, table.newest(query(1, 1_000, HitRule.SINGLE), Long.MAX_VALUE, 9).size());
        assertEquals(0, table.newest(query(1, 1_001, HitRule.FREQUENT), Long.MAX_VALUE, 9).size());
        assertEquals(
                List.of(new HitTable.Day(1, 1), new HitTable.Day(0, 2)),
                table.days(Integer.MAX_VALUE, 9));
        assertEquals(List.of(new HitTable.Day(0, 2)), table.days(1, 9));
        assertTrue(table.isOver(0));
    }

    private static HitTable.Query query(int day, long account, HitRule rule) {
        return new HitTable.Query(Optional.of(day), Set.of(account), Optional.of(rule));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void howRecordsComeInBatchesDoesNotMatter(long seed) throws SQLException {
        known.put(1_002L, 1_000L);
        Random random = new Random(seed);
        LedgerEvents[] records = new LedgerEvents[200];
        records[0] = listed(1, USDT);
        long timeMicros = 0;
        for (int i = 1; i < records.length; i++) {
            timeMicros += random.nextInt(200);
            records[i] =
                    deposit(
                            i + 1L,
                            timeMicros,
                            1_000 + random.nextInt(3),
                            USDT,
                            1 + random.nextInt(11_000));
        }
        apply(records);
        List<HitView> atOnce = hits();
        assertTrue(atOnce.size() > 20, "hits " + atOnce.size());
        connection.rollback();

        int from = 0;
        while (from < records.length) {
            int to = Math.min(records.length, from + 1 + random.nextInt(5));
            projection.apply(connection, List.of(records).subList(from, to));
            from = to;
        }
        assertEquals(atOnce, hits());
    }
}
