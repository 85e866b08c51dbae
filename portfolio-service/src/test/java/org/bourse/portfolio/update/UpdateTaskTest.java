package org.bourse.portfolio.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.v1.FundingUpdate;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.lease.TopicWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A withdrawal is held and cancelled; a deposit comes between. */
class UpdateTaskTest {
    private static final String WITHDRAWAL = "00000000-0000-0001-0000-000000000001";
    private static final String DEPOSIT = "00000000-0000-0001-0000-000000000002";

    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V7__positions.sql",
                    "V10__payments.sql",
                    "V11__limits_and_approvals.sql",
                    "V12__transfers.sql",
                    "V13__webhooks.sql",
                    "V14__funding_updates.sql");

    private MockProducer<byte[], byte[]> producer = producer();

    @BeforeEach
    void write() throws SQLException {
        execute("TRUNCATE funding_event RESTART IDENTITY CASCADE");
        event("WITHDRAWAL", WITHDRAWAL, "HELD", "NULL");
        event("DEPOSIT", DEPOSIT, "PENDING", "NULL");
        event("WITHDRAWAL", WITHDRAWAL, "CANCELLED", "'NOT_APPROVED'");
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void event(String kind, String id, String status, String code)
            throws SQLException {
        execute(
                """
                INSERT INTO funding_event
                    (kind, request_id, account, asset, amount_minor, status, code, at)
                VALUES ('%s', '%s', 1000, 1, 150, '%s', %s, to_timestamp(1.5))
                """
                        .formatted(kind, id, status, code));
    }

    private boolean run() throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            return new UpdateTask(new TopicWriter(producer), 2).run(connection);
        }
    }

    private List<String> told() throws InvalidProtocolBufferException {
        List<String> told = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> entry : producer.history()) {
            FundingUpdate update = FundingUpdate.parseFrom(entry.value());
            assertEquals(2, entry.partition());
            assertEquals(update.getRequestId(), new String(entry.key(), StandardCharsets.US_ASCII));
            told.add(update.getEventId() + " " + update.getStatus());
        }
        producer.clear();
        return told;
    }

    @Test
    void changesAreToldOnceInTheirOrder() throws Exception {
        assertFalse(run());
        assertEquals(List.of("1 HELD", "2 PENDING", "3 CANCELLED"), told());

        event("DEPOSIT", DEPOSIT, "COMPLETED", "NULL");
        assertFalse(run());
        assertFalse(run());
        assertEquals(List.of("4 COMPLETED"), told());
    }

    @Test
    void aRecordSaysAllOfIt() throws Exception {
        run();

        assertEquals(
                FundingUpdate.newBuilder()
                        .setContractVersion(1)
                        .setVenue(2)
                        .setEventId(3)
                        .setAccount(1_000)
                        .setKind("WITHDRAWAL")
                        .setRequestId(WITHDRAWAL)
                        .setAsset(1)
                        .setAmountMinor(150)
                        .setStatus("CANCELLED")
                        .setCode("NOT_APPROVED")
                        .setAtMicros(1_500_000)
                        .build(),
                FundingUpdate.parseFrom(producer.history().getLast().value()));
    }

    @Test
    void whatTheBrokerDidNotTakeIsToldAgain() throws Exception {
        producer.sendException = new KafkaException("away");
        assertFalse(run());
        producer = producer();

        assertFalse(run());
        assertEquals(List.of("1 HELD", "2 PENDING", "3 CANCELLED"), told());
    }

    @Test
    void whatWasSentAndNotMarkedIsToldAgain() throws Exception {
        run();
        producer.clear();
        // As a process that died leaves it.
        execute("UPDATE funding_event SET published = false WHERE event_id > 1");

        run();
        assertEquals(List.of("2 PENDING", "3 CANCELLED"), told());
    }

    @Test
    void moreThanABatchIsToldInPieces() throws Exception {
        execute(
                """
                INSERT INTO funding_event (kind, request_id, account, asset, amount_minor, status)
                SELECT 'DEPOSIT', gen_random_uuid(), 1001, 1, 1, 'PENDING'
                FROM generate_series(1, 600)
                """);

        assertTrue(run());
        assertEquals(500, told().size());
        assertFalse(run());
        assertEquals(103, told().size());
    }
}
