package org.bourse.portfolio.kyc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.v1.AdministrativeAct;
import org.bourse.platform.act.ActPublisher;
import org.bourse.platform.act.OwnActs;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.account.AccountConfig;
import org.bourse.portfolio.identity.KycStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of holders, on the migrated database. Each test is one transaction. */
class KycTableTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V4__account_modes.sql",
                    "V24__kyc.sql",
                    "V25__sub_accounts.sql");

    private static final Instant NOW = Instant.parse("2026-11-21T23:59:59Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private Connection connection;
    private KycTable table;
    private int sequence;

    private record Config(Duration kycLookEvery) implements AccountConfig {
        @Override
        public Duration publishedTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public boolean kycRequired() {
            return true;
        }

        @Override
        public int subAccountsMax() {
            return 10;
        }
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
        table = new KycTable(connection);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private void open(long account) throws SQLException {
        open(account, account);
    }

    /** A sub-account of a main account, or that account itself, as nobody was looked at yet. */
    private void open(long account, long mainAccount) throws SQLException {
        UUID request = UUID.randomUUID();
        try (PreparedStatement outbox =
                        connection.prepareStatement(
                                """
                                INSERT INTO funding_outbox (sequence, request_id, body)
                                VALUES (?, ?, '')\
                                """);
                PreparedStatement owner =
                        connection.prepareStatement(
                                """
                                INSERT INTO account_owner (account, subject, request_id,
                                    main_account, label)
                                VALUES (?, ?, ?, nullif(?, ?), CASE WHEN ? <> ? THEN ? END)\
                                """)) {
            outbox.setLong(1, ++sequence);
            outbox.setObject(2, request);
            outbox.executeUpdate();
            owner.setLong(1, account);
            owner.setString(2, "subject " + mainAccount);
            owner.setObject(3, request);
            owner.setLong(4, mainAccount);
            owner.setLong(5, account);
            owner.setLong(6, mainAccount);
            owner.setLong(7, account);
            owner.setString(8, "sub-" + account);
            owner.executeUpdate();
        }
    }

    private static KycTable.Decision decision(
            KycStatus from, KycStatus to, LocalDate validUntil, String subject) {
        return new KycTable.Decision(from, to, validUntil, subject, "seen", NOW);
    }

    private void approve(long account, LocalDate validUntil) throws SQLException {
        table.decide(account, decision(KycStatus.IN_REVIEW, KycStatus.APPROVED, validUntil, "ann"));
    }

    private List<Long> expire(Instant now) throws SQLException {
        return table.expire(now, table.due(now, 10));
    }

    private KycStatus status(long account) throws SQLException {
        return table.find(account).orElseThrow().status();
    }

    @Test
    void aNewAccountIsPendingAndEachDecisionIsKept() throws SQLException {
        open(1_000);
        assertEquals(KycStatus.PENDING, status(1_000));
        assertEquals(Optional.empty(), table.find(1_001));

        KycTable.Decision looking = decision(KycStatus.PENDING, KycStatus.IN_REVIEW, null, "ann");
        KycTable.Decision approved =
                decision(KycStatus.IN_REVIEW, KycStatus.APPROVED, TODAY, "ann");
        table.decide(1_000, looking);
        table.decide(1_000, approved);

        assertEquals(
                Optional.of(new KycTable.Row(1_000, KycStatus.APPROVED, TODAY)), table.lock(1_000));
        assertEquals(table.lock(1_000), table.keep(1_000));
        assertEquals(List.of(looking, approved), table.decisions(1_000));
        table.decide(1_000, decision(KycStatus.APPROVED, KycStatus.REJECTED, null, "bea"));
        assertEquals(
                Optional.of(new KycTable.Row(1_000, KycStatus.REJECTED, null)), table.find(1_000));
    }

    @Test
    void accountsAreFoundByStatusTheNewestFirst() throws SQLException {
        open(1_000);
        open(1_001);
        open(1_002);
        approve(1_001, null);

        assertEquals(
                List.of(1_002L, 1_000L),
                table.newest(Optional.of(KycStatus.PENDING), Long.MAX_VALUE, 9).stream()
                        .map(KycTable.Row::account)
                        .toList());
        assertEquals(
                List.of(1_001L),
                table.newest(Optional.empty(), 1_002, 1).stream()
                        .map(KycTable.Row::account)
                        .toList());
    }

    @Test
    void anApprovalHoldsOnItsLastDayAndEndsOnceWithAnEntry() throws SQLException {
        open(1_000);
        open(1_001);
        approve(1_000, TODAY);
        approve(1_001, null);

        assertEquals(List.of(), expire(NOW));
        Instant midnight = NOW.plusSeconds(1);
        assertEquals(List.of(1_000L), expire(midnight));
        assertEquals(List.of(), expire(midnight));
        assertEquals(List.of(), table.expire(midnight, List.of(1_000L, 1_001L)));

        assertEquals(KycStatus.EXPIRED, status(1_000));
        assertEquals(KycStatus.APPROVED, status(1_001));
        assertEquals(
                new KycTable.Decision(
                        KycStatus.APPROVED,
                        KycStatus.EXPIRED,
                        TODAY,
                        null,
                        "The approval has run out.",
                        midnight),
                table.decisions(1_000).getLast());
    }

    private KycStatus own(long account) throws SQLException {
        return table.keep(account).orElseThrow().status();
    }

    @Test
    void aDecisionHoldsForAllAccountsOfAHolderAndForNobodyElses() throws SQLException {
        open(1_000);
        open(1_001, 1_000);
        open(1_002);
        open(1_003, 1_002);
        approve(1_000, TODAY);

        assertEquals(
                Optional.of(new KycTable.Row(1_001, KycStatus.APPROVED, TODAY)), table.keep(1_001));
        assertEquals(KycStatus.PENDING, own(1_002));
        assertEquals(KycStatus.PENDING, own(1_003));

        assertEquals(List.of(1_000L), expire(NOW.plusSeconds(1)));
        assertEquals(KycStatus.EXPIRED, own(1_001));
        assertEquals(KycStatus.PENDING, own(1_003));
    }

    @Test
    void aSubAccountStandsForItsHolder() throws SQLException {
        open(1_000);
        open(1_001, 1_000);
        approve(1_000, null);

        Optional<KycTable.Row> holder =
                Optional.of(new KycTable.Row(1_000, KycStatus.APPROVED, null));
        assertEquals(holder, table.find(1_001));
        assertEquals(holder, table.lock(1_001));
        assertEquals(List.of(holder.get()), table.newest(Optional.empty(), Long.MAX_VALUE, 9));
    }

    @Test
    void whatWasOpenedWhileAnApprovalRanOutIsReachedByTheNextLook() throws SQLException {
        open(1_000);
        approve(1_000, TODAY);
        expire(NOW.plusSeconds(1));
        open(1_001, 1_000);
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE account_owner SET kyc = 'APPROVED' WHERE account = 1001");
        }

        assertEquals(List.of(), expire(NOW.plusSeconds(2)));
        assertEquals(KycStatus.EXPIRED, own(1_001));
    }

    @Test
    void theTaskLooksOnceInAWhileAndAtOnceUnderANewLease() throws SQLException {
        open(1_000);
        approve(1_000, TODAY);
        Instant[] now = {NOW};
        Clock clock =
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now[0];
                    }

                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }
                };
        KycExpiryTask task = task(broker(true), clock);
        assertFalse(task.run(connection));
        now[0] = NOW.plusSeconds(59);
        task.run(connection);
        assertEquals(KycStatus.APPROVED, status(1_000));
        task.begin();
        task.run(connection);
        assertEquals(KycStatus.EXPIRED, status(1_000));
    }

    private static MockProducer<byte[], byte[]> broker(boolean answers) {
        return new MockProducer<>(
                answers, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KycExpiryTask task(MockProducer<byte[], byte[]> broker, Clock clock) {
        ActPublisher publisher = new ActPublisher(broker, 0, Duration.ofMillis(50));
        OwnActs acts = new OwnActs(publisher, "portfolio-service");
        return new KycExpiryTask(new Config(Duration.ofMinutes(1)), acts, clock);
    }

    private static Clock midnight() {
        return Clock.fixed(NOW.plusSeconds(1), ZoneOffset.UTC);
    }

    private static String told(ProducerRecord<byte[], byte[]> told) {
        try {
            AdministrativeAct act = AdministrativeAct.parseFrom(told.value());
            return "%s %s %s %d"
                    .formatted(act.getPhase(), act.getSubject(), act.getPath(), act.getStatus());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachEndIsToldToTheAuditLogBeforeAndAfterwards() throws SQLException {
        for (int account = 1_000; account < 1_021; account++) {
            open(account);
            approve(account, TODAY);
        }
        MockProducer<byte[], byte[]> broker = broker(true);
        KycExpiryTask task = task(broker, midnight());

        assertTrue(task.run(connection), "one is left");
        assertEquals(KycStatus.EXPIRED, status(1_019));
        assertEquals(KycStatus.APPROVED, status(1_020));
        assertFalse(task.run(connection));

        assertEquals(KycStatus.EXPIRED, status(1_020));
        assertEquals(42, broker.history().size());
        assertEquals(
                List.of(
                        "ASKED portfolio-service /api/v1/kyc/1020 0",
                        "ANSWERED portfolio-service /api/v1/kyc/1020 200"),
                broker.history().stream().skip(40).map(KycTableTest::told).toList());
    }

    @Test
    void whatCannotBeToldToTheAuditLogDoesNotEnd() throws SQLException {
        open(1_000);
        approve(1_000, TODAY);

        assertFalse(task(broker(false), midnight()).run(connection));

        assertEquals(KycStatus.APPROVED, status(1_000));
    }

    @Test
    void decisionsAreNeitherChangedNorDeleted() throws SQLException {
        open(1_000);
        approve(1_000, null);
        try (Statement statement = connection.createStatement()) {
            SQLException refused =
                    assertThrows(
                            SQLException.class,
                            () -> statement.execute("DELETE FROM kyc_decision"));
            assertTrue(refused.getMessage().contains("stay as they are"), refused.getMessage());
        }
    }
}
