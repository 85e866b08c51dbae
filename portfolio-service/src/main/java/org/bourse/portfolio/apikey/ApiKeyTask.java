package org.bourse.portfolio.apikey;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.ApiKey;
import org.bourse.platform.broker.Brokers;
import org.bourse.portfolio.lease.LeasedTask;
import org.bourse.portfolio.lease.TopicWriter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other services of keys, and of those that are no more. A row is marked, or deleted,
 * after the broker has its record, so a crash between the two writes the same once more.
 */
@ApplicationScoped
class ApiKeyTask implements LeasedTask {
    private static final int BATCH_MAX = 100;

    private static final String UNPUBLISHED =
            """
            SELECT k.key_id, k.version, k.revoked OR k.account IS NULL, o.subject, k.roles,
                k.scopes, k.networks, k.expires_at, k.credential, k.previous
            FROM api_key k LEFT JOIN account_owner o USING (account)
            WHERE k.published <> k.version OR k.account IS NULL
            ORDER BY k.key_id LIMIT ?\
            """;

    private final TopicWriter writer;
    private final int venue;

    @Inject
    ApiKeyTask(
            Brokers brokers, @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this(new TopicWriter(brokers), venue);
    }

    ApiKeyTask(TopicWriter writer, int venue) {
        this.writer = writer;
        this.venue = venue;
    }

    /**
     * A key as the topic is to have it.
     *
     * @param key none: it is no more
     */
    private record Change(String keyId, int version, @Nullable ApiKey key) {}

    @PreDestroy
    void stop() {
        writer.close();
    }

    @Override
    public boolean run(Connection connection) throws SQLException {
        List<Change> changes = unpublished(connection);
        if (changes.isEmpty()
                || !writer.send(changes.stream().flatMap(it -> entries(it).stream()).toList())) {
            return false;
        }
        for (Change change : changes) {
            mark(connection, change);
        }
        return changes.size() == BATCH_MAX;
    }

    private List<Change> unpublished(Connection connection) throws SQLException {
        List<Change> changes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(UNPUBLISHED)) {
            select.setInt(1, BATCH_MAX);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ApiKey key = row.getBoolean(3) ? null : key(row);
                    changes.add(new Change(row.getString(1), row.getInt(2), key));
                }
            }
        }
        return changes;
    }

    private ApiKey key(ResultSet row) throws SQLException {
        ApiKey.Builder key =
                ApiKey.newBuilder()
                        .setContractVersion(ContractVersion.CURRENT)
                        .setVenue(venue)
                        .setKeyId(row.getString(1))
                        .setSubject(row.getString(4))
                        .addAllRoles(ApiKeyTable.texts(row, 5))
                        .addAllScopes(ApiKeyTable.texts(row, 6))
                        .addAllNetworks(ApiKeyTable.texts(row, 7))
                        .addCredentials(ApiKeyTable.credential(row.getBytes(9)));
        OffsetDateTime expiresAt = row.getObject(8, OffsetDateTime.class);
        if (expiresAt != null) {
            key.setExpiresMicros(ChronoUnit.MICROS.between(Instant.EPOCH, expiresAt.toInstant()));
        }
        byte[] previous = row.getBytes(10);
        if (previous != null) {
            key.addCredentials(ApiKeyTable.credential(previous));
        }
        return key.build();
    }

    private List<ProducerRecord<byte[], byte[]>> entries(Change change) {
        byte[] id = change.keyId.getBytes(StandardCharsets.US_ASCII);
        return change.key == null
                ? List.of(
                        new ProducerRecord<>(Topics.API_KEYS, venue, id, null),
                        new ProducerRecord<>(Topics.API_KEY_USES, venue, id, null))
                : List.of(
                        new ProducerRecord<>(Topics.API_KEYS, venue, id, change.key.toByteArray()));
    }

    private static void mark(Connection connection, Change change) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        change.key == null
                                ? "DELETE FROM api_key WHERE key_id = ?::uuid AND version = ?"
                                : "UPDATE api_key SET published = version"
                                        + " WHERE key_id = ?::uuid AND version = ?")) {
            update.setString(1, change.keyId);
            update.setInt(2, change.version);
            update.executeUpdate();
        }
    }
}
