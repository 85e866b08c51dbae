package org.bourse.portfolio.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.v1.ApiKey;
import org.bourse.contracts.v1.ApiKeyCredential;
import org.bourse.platform.security.Scope;
import org.bourse.platform.testing.PostgresExtension;
import org.bourse.portfolio.lease.TopicWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys in the migrated database, and what the topic of venue 2 is told of them. */
class ApiKeyTableTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES =
            new PostgresExtension(
                    "V1__ledger.sql",
                    "V2__accounts_and_funding.sql",
                    "V4__account_modes.sql",
                    "V24__kyc.sql",
                    "V25__sub_accounts.sql",
                    "V26__api_keys.sql");

    private static final UUID KEY = UUID.fromString("0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11");
    private static final Instant EXPIRY = Instant.parse("2027-01-01T00:00:00.000001Z");

    private final MockProducer<byte[], byte[]> broker =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ApiKeyTable keys = new ApiKeyTable(POSTGRES.dataSource(), new Config());

    private record Config() implements KeyIssueConfig {
        @Override
        public int ownerMax() {
            return 2;
        }

        @Override
        public Duration overlap() {
            return Duration.ofHours(24);
        }
    }

    @BeforeEach
    void open() throws SQLException {
        execute("TRUNCATE api_key");
        execute("DELETE FROM account_owner");
        for (long account : new long[] {1000, 1001}) {
            UUID request = new UUID(0, account);
            execute(
                    """
                    INSERT INTO funding_outbox (sequence, request_id, body)
                    VALUES (%d, '%s', '') ON CONFLICT DO NOTHING
                    """
                            .formatted(account, request));
            execute(
                    "INSERT INTO account_owner (account, subject, request_id)"
                            + " VALUES (%d, 'subject-%d', '%s')"
                                    .formatted(account, account, request));
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = POSTGRES.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ApiKeyCredential signer(int number) {
        return ApiKeyCredential.newBuilder()
                .setPublicKey(ByteString.copyFrom(new byte[] {(byte) number}))
                .build();
    }

    private boolean add(UUID id, long account) {
        return keys.add(
                new ApiKeyTable.NewKey(
                        id,
                        account,
                        "bot",
                        List.of("trader"),
                        List.of(Scope.READ, Scope.TRADE),
                        List.of("192.0.2.0/24"),
                        signer(1),
                        EXPIRY));
    }

    private boolean run() throws SQLException {
        try (Connection connection = POSTGRES.connect()) {
            return new ApiKeyTask(new TopicWriter(broker), 2).run(connection);
        }
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> entry : broker.history()) {
            assertEquals(2, entry.partition());
            told.add(
                    entry.topic()
                            + " "
                            + new String(entry.key(), StandardCharsets.US_ASCII)
                            + (entry.value() == null ? " gone" : ""));
        }
        broker.clear();
        return told;
    }

    @Test
    void aKeyIsToldOnceWithAllThatIsKnownOfIt() throws Exception {
        assertTrue(add(KEY, 1000));
        assertFalse(run());

        assertEquals(1, broker.history().size());
        assertEquals(
                ApiKey.newBuilder()
                        .setContractVersion(1)
                        .setVenue(2)
                        .setKeyId(KEY.toString())
                        .setSubject("subject-1000")
                        .addRoles("trader")
                        .addScopes("READ")
                        .addScopes("TRADE")
                        .addNetworks("192.0.2.0/24")
                        .setExpiresMicros(EXPIRY.getEpochSecond() * 1_000_000 + 1)
                        .addCredentials(signer(1))
                        .build(),
                ApiKey.parseFrom(broker.history().getFirst().value()));
        assertEquals(List.of("api-keys " + KEY), told());
        run();
        assertEquals(List.of(), told());
    }

    @Test
    void afterARotationTheOneBeforeIsGoodUntilItsEnd() throws Exception {
        add(KEY, 1000);
        Instant until = Instant.parse("2026-11-21T10:00:00Z");
        assertFalse(keys.rotate(KEY, 1001, signer(2), until));
        assertTrue(keys.rotate(KEY, 1000, signer(2), until));
        assertTrue(keys.rotate(KEY, 1000, signer(3), until));
        run();

        ApiKey key = ApiKey.parseFrom(broker.history().getFirst().value());
        assertEquals(
                List.of(
                        signer(3),
                        signer(2).toBuilder()
                                .setUntilMicros(until.getEpochSecond() * 1_000_000)
                                .build()),
                key.getCredentialsList());
        assertEquals(until, keys.of(1000).getFirst().previousUntil());
    }

    @Test
    void aRevokedKeyIsErasedFromTheTopicAndThenHere() throws Exception {
        add(KEY, 1000);
        run();
        told();
        assertFalse(keys.revoke(KEY, OptionalLong.of(1001)));
        assertTrue(keys.revoke(KEY, OptionalLong.of(1000)));
        assertFalse(keys.revoke(KEY, OptionalLong.of(1000)));
        assertEquals(List.of(), keys.of(1000));

        broker.sendException = new KafkaException("away");
        assertFalse(run());
        broker.sendException = null;
        run();
        run();
        assertEquals(List.of("api-keys " + KEY + " gone", "api-key-uses " + KEY + " gone"), told());
    }

    @Test
    void anOperatorRevokesAnybodysKey() {
        add(KEY, 1000);
        assertTrue(keys.revoke(KEY, OptionalLong.empty()));
    }

    @Test
    void keysOfAnErasedHolderAreErased() throws Exception {
        add(KEY, 1000);
        run();
        told();
        execute("DELETE FROM account_owner WHERE account = 1000");
        run();
        assertEquals(List.of("api-keys " + KEY + " gone", "api-key-uses " + KEY + " gone"), told());
    }

    @Test
    void aHolderHasOnlySoMany() {
        assertTrue(add(KEY, 1000));
        assertTrue(add(UUID.randomUUID(), 1000));
        assertFalse(add(UUID.randomUUID(), 1000));
        assertTrue(add(UUID.randomUUID(), 1001));
        assertTrue(keys.revoke(KEY, OptionalLong.of(1000)));
        assertTrue(add(UUID.randomUUID(), 1000));
    }

    @Test
    void aListTellsNoSecret() {
        add(KEY, 1000);
        ApiKeyView view = keys.of(1000).getFirst();
        assertEquals(KEY.toString(), view.keyId());
        assertEquals(ApiKeyRequest.Algorithm.ED25519, view.algorithm());
        assertEquals(EXPIRY, view.expiresAt());
        assertNull(view.secret());
        assertNull(view.previousUntil());
    }
}
