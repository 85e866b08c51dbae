package org.bourse.risk.reporting;

import static org.bourse.risk.threshold.Payments.BTC;
import static org.bourse.risk.threshold.Payments.USDT;
import static org.bourse.risk.threshold.Payments.deposit;
import static org.bourse.risk.threshold.Payments.listed;
import static org.bourse.risk.threshold.Payments.nothing;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.risk.threshold.Thresholds;
import org.bourse.risk.venue.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files of hits on the migrated database. */
class ReportRegisterTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V7__audit.sql", "V16__thresholds.sql", "V21__threshold_alerts.sql");

    private static final long DAY = 86_400_000_000L;
    private static final long SUB_ACCOUNT = 1_009;
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

    private final ThresholdProjection projection =
            new ThresholdProjection(
                    new Thresholds(Map.of(), "USDT", "100", DAY, 1_000),
                    accounts -> Map.of(SUB_ACCOUNT, 1_000L, 1_000L, 1_000L),
                    3);
    private ReportRegister register;

    @BeforeEach
    void begin() throws SQLException {
        register = new ReportRegister(new Database(POSTGRES.dataSource()), 3);
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            // The rows are there for ever: each test begins with none.
            statement.execute(
                    """
                    ALTER TABLE threshold_hit DISABLE TRIGGER threshold_hit_stays;
                    TRUNCATE threshold_hit, threshold_alert, threshold_asset, threshold_transfer
                        RESTART IDENTITY;
                    ALTER TABLE threshold_hit ENABLE TRIGGER threshold_hit_stays;
                    UPDATE threshold_clock SET venue_time_micros = 0, position = -1\
                    """);
        }
    }

    private void apply(LedgerEvents... records) throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            projection.apply(connection, List.of(records));
        }
    }

    private Report prepare(ReportFormat format) {
        return register.prepare(FIRST, format, "ann", NOW);
    }

    private byte[] bytes(Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        register.write(report, out);
        return out.toByteArray();
    }

    private String text(ReportFormat format) {
        return new String(bytes(prepare(format)), StandardCharsets.UTF_8);
    }

    private void twoHits() throws SQLException {
        apply(
                listed(1, USDT),
                listed(2, BTC),
                deposit(3, 5, 1_000, USDT, 10_050),
                deposit(4, 6, 1_001, BTC, 1));
    }

    @Test
    void theFilesHaveTheDocumentedShape() throws SQLException {
        twoHits();
        apply(nothing(9, DAY));

        assertEquals(
                """
                {"format":"bourse-thresholds-1","venue":"3","day":"1970-01-01","complete":true,"hits":[
                {"hitId":"single-3-3-1","rule":"SINGLE","direction":"DEPOSIT","accountId":"1000",\
                "day":"1970-01-01","position":"3","time":"1970-01-01T00:00:00.000005Z",\
                "measuredIn":"USDT","threshold":"100","total":"100.5","transfers":[\
                {"position":"3","time":"1970-01-01T00:00:00.000005Z","reference":"3",\
                "asset":"USDT","amount":"100.5","value":"100.5"}]},
                {"hitId":"unvalued-3-4-1","rule":"UNVALUED","direction":"DEPOSIT",\
                "accountId":"1001","day":"1970-01-01","position":"4",\
                "time":"1970-01-01T00:00:00.000006Z","measuredIn":"USDT","threshold":"100",\
                "transfers":[{"position":"4","time":"1970-01-01T00:00:00.000006Z",\
                "reference":"4","asset":"BTC","amount":"0.00000001"}]}
                ]}
                """,
                text(ReportFormat.JSON));
        assertEquals(
                "hit_id,rule,direction,account_id,measured_in,threshold,total,position,time,"
                        + "reference,asset,amount,value\r\n"
                        + "single-3-3-1,SINGLE,DEPOSIT,1000,USDT,100,100.5,3,"
                        + "1970-01-01T00:00:00.000005Z,3,USDT,100.5,100.5\r\n"
                        + "unvalued-3-4-1,UNVALUED,DEPOSIT,1001,USDT,100,,4,"
                        + "1970-01-01T00:00:00.000006Z,4,BTC,0.00000001,\r\n",
                text(ReportFormat.CSV));
    }

    @Test
    void theFilesSayWhichAccountOfTheHolderAPaymentWasOf() throws SQLException {
        apply(
                listed(1, USDT),
                deposit(2, 5, SUB_ACCOUNT, USDT, 4_000),
                deposit(3, 6, 1_000, USDT, 6_000));

        String json = text(ReportFormat.JSON);
        assertTrue(json.contains("\"accountId\":\"1000\",\"day\""), json);
        assertTrue(json.contains("\"value\":\"40\",\"accountId\":\"1009\"}"), json);
        assertTrue(json.contains("\"value\":\"60\"}"), json);
        assertEquals(
                List.of("1009", "1000"),
                text(ReportFormat.CSV).lines().skip(1).map(row -> row.split(",")[3]).toList());
    }

    @Test
    void aDayWithoutHitsHasFilesThatSaySo() throws SQLException {
        apply(nothing(9, DAY));

        assertEquals(
                """
                {"format":"bourse-thresholds-1","venue":"3","day":"1970-01-01","complete":true,"hits":[
                ]}
                """,
                text(ReportFormat.JSON));
    }

    @Test
    void theHashIsThatOfTheBytesAndBothStayTheSame() throws Exception {
        twoHits();
        apply(nothing(9, DAY));
        for (ReportFormat format : ReportFormat.values()) {
            Report report = prepare(format);
            byte[] bytes = bytes(report);

            assertArrayEquals(sha256(bytes), report.sha256());
            apply(deposit(10, DAY + 1, 1_000, USDT, 10_050));
            assertArrayEquals(bytes, bytes(report));
            assertArrayEquals(bytes, bytes(prepare(format)));
        }
    }

    private static byte[] sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    @Test
    void aFileOfADayThatIsNotOverIsWhatWasPreparedAndSaysSo() throws Exception {
        twoHits();
        Report soFar = prepare(ReportFormat.JSON);
        byte[] before = bytes(soFar);
        apply(deposit(10, 7, 1_000, USDT, 10_050));

        assertArrayEquals(before, bytes(soFar), "what came since is not in it");
        assertArrayEquals(sha256(before), soFar.sha256());
        assertEquals(2, soFar.hits());
        assertFalse(soFar.isComplete());
        assertEquals("thresholds-3-1970-01-01-so-far.json", register.fileName(soFar));
        apply(nothing(11, DAY));
        Report complete = prepare(ReportFormat.JSON);
        assertEquals(3, complete.hits());
        assertEquals("thresholds-3-1970-01-01.json", register.fileName(complete));
    }

    @Test
    void moreHitsThanAreReadAtATimeAreAllThere() throws SQLException {
        LedgerEvents[] records = new LedgerEvents[252];
        records[0] = listed(1, USDT);
        for (int i = 1; i <= 250; i++) {
            records[i] = deposit(i + 1L, i, 1_000, USDT, 10_000);
        }
        records[251] = nothing(252, DAY);
        apply(records);

        assertEquals(250, prepare(ReportFormat.CSV).hits());
        assertEquals(251, text(ReportFormat.CSV).lines().count());
        HitView.Page page = register.newest(all(), Long.MAX_VALUE, 200);
        assertEquals(200, page.hits().size());
        assertEquals("51", page.nextCursor());
        assertEquals(50, register.newest(all(), 51, 200).hits().size());
    }

    private static HitTable.Query all() {
        return new HitTable.Query(Optional.empty(), Set.of(), Optional.empty());
    }

    @Test
    void daysAreListedUntilTheOneThatIsNotOver() throws SQLException {
        twoHits();
        apply(deposit(10, DAY + 1, 1_000, USDT, 10_050));

        assertEquals(
                List.of(
                        new ReportDayView(LocalDate.of(1970, 1, 2), "1", false),
                        new ReportDayView(FIRST, "2", true)),
                register.days(Integer.MAX_VALUE, 9).reports());
        assertEquals("1", register.days(Integer.MAX_VALUE, 1).nextCursor());
    }

    @Test
    void whoWasHandedWhichFileIsEntered() throws SQLException {
        twoHits();
        prepare(ReportFormat.CSV);

        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT kind, subject, object, details FROM audit_entry
                                ORDER BY number DESC LIMIT 1\
                                """)) {
            assertTrue(row.next());
            assertEquals("REPORT_DOWNLOADED", row.getString(1));
            assertEquals("ann", row.getString(2));
            assertEquals("report thresholds-3-1970-01-01-so-far.csv", row.getString(3));
            assertTrue(row.getString(4).matches("\\{\"hits\":\"2\",\"sha256\":\"[0-9a-f]{64}\"}"));
        }
    }
}
