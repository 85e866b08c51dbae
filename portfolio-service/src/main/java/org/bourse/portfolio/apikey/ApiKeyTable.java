package org.bourse.portfolio.apikey;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.bourse.contracts.v1.ApiKeyCredential;
import org.bourse.platform.security.Scope;
import org.bourse.portfolio.database.DatabaseException;
import org.jspecify.annotations.Nullable;

/** The API keys that are not revoked. */
@ApplicationScoped
class ApiKeyTable {
    private static final int LOCK = 0x6b657973;

    private final DataSource dataSource;
    private final KeyIssueConfig config;

    @Inject
    ApiKeyTable(DataSource dataSource, KeyIssueConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /**
     * A key as it is made.
     *
     * @param account its holder's main one
     */
    record NewKey(
            UUID keyId,
            long account,
            String label,
            List<String> roles,
            List<Scope> scopes,
            List<String> networks,
            ApiKeyCredential credential,
            @Nullable Instant expiresAt) {}

    /**
     * Adds a key of a holder, whose wishes pass one after another.
     *
     * @return whether there was room for one more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(NewKey key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)");
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO api_key (key_id, account, label, roles, scopes,
                                    networks, credential, expires_at)
                                SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE ? > (SELECT count(*)
                                    FROM api_key WHERE account = ? AND NOT revoked)\
                                """)) {
            lock.setInt(1, LOCK);
            lock.setInt(2, Long.hashCode(key.account));
            lock.execute();
            insert.setObject(1, key.keyId);
            insert.setLong(2, key.account);
            insert.setString(3, key.label);
            insert.setArray(4, connection.createArrayOf("text", key.roles.toArray()));
            Object[] scopes = key.scopes.stream().map(Scope::name).toArray();
            insert.setArray(5, connection.createArrayOf("text", scopes));
            insert.setArray(6, connection.createArrayOf("text", key.networks.toArray()));
            insert.setBytes(7, key.credential.toByteArray());
            insert.setObject(
                    8,
                    key.expiresAt == null ? null : key.expiresAt.atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setInt(9, config.ownerMax());
            insert.setLong(10, key.account);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The holder's, the oldest first; without secrets, and without what others know of them. */
    List<ApiKeyView> of(long account) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT key_id, label, scopes, networks, created_at, expires_at,
                                    credential, previous
                                FROM api_key WHERE account = ? AND NOT revoked
                                ORDER BY created_at, key_id\
                                """)) {
            select.setLong(1, account);
            List<ApiKeyView> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(view(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static ApiKeyView view(ResultSet row) throws SQLException {
        ApiKeyCredential previous = credential(row.getBytes(8));
        return new ApiKeyView(
                row.getString(1),
                row.getString(2),
                algorithm(credential(row.getBytes(7))),
                texts(row, 3).stream().map(Scope::valueOf).toList(),
                texts(row, 4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                instant(row.getObject(6, OffsetDateTime.class)),
                previous.getUntilMicros() == 0
                        ? null
                        : Instant.EPOCH.plus(previous.getUntilMicros(), ChronoUnit.MICROS),
                null,
                null);
    }

    private static ApiKeyRequest.Algorithm algorithm(ApiKeyCredential credential) {
        return credential.getPublicKey().isEmpty()
                ? ApiKeyRequest.Algorithm.HMAC
                : ApiKeyRequest.Algorithm.ED25519;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /** As it is stored; one without anything for none. */
    static ApiKeyCredential credential(byte @Nullable [] stored) {
        try {
            return stored == null
                    ? ApiKeyCredential.getDefaultInstance()
                    : ApiKeyCredential.parseFrom(stored);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an API key's credential cannot be read", e);
        }
    }

    /**
     * Puts a new credential in the place of the one there is, which is good for a while longer.
     *
     * @param until when that ends
     * @return whether the holder has the key
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean rotate(UUID keyId, long account, ApiKeyCredential credential, Instant until) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT credential FROM api_key
                                WHERE key_id = ? AND account = ? AND NOT revoked FOR UPDATE\
                                """);
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE api_key SET previous = ?, credential = ?,
                                    version = version + 1
                                WHERE key_id = ?\
                                """)) {
            select.setObject(1, keyId);
            select.setLong(2, account);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                ApiKeyCredential.Builder previous = credential(row.getBytes(1)).toBuilder();
                previous.setUntilMicros(ChronoUnit.MICROS.between(Instant.EPOCH, until));
                update.setBytes(1, previous.build().toByteArray());
            }
            update.setBytes(2, credential.toByteArray());
            update.setObject(3, keyId);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Ends a key.
     *
     * @param account its holder's; none: whosever it is
     * @return whether there was such a key
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean revoke(UUID keyId, OptionalLong account) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE api_key SET revoked = true, version = version + 1
                                WHERE key_id = ? AND NOT revoked AND (? OR account = ?)\
                                """)) {
            update.setObject(1, keyId);
            update.setBoolean(2, account.isEmpty());
            update.setLong(3, account.orElse(0));
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
