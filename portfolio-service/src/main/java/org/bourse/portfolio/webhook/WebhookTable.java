package org.bourse.portfolio.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.bourse.contracts.Ids;
import org.bourse.platform.security.SecretSeal;
import org.bourse.portfolio.database.DatabaseException;

/** The webhooks. Owners are an account, or the venue where no account is given. */
@ApplicationScoped
class WebhookTable {
    private static final int PARKED_SHOWN_MAX = 100;

    private final DataSource dataSource;
    private final WebhookConfig config;
    private final SecretSeal seal;

    @Inject
    WebhookTable(DataSource dataSource, WebhookConfig config, SecretSeal seal) {
        this.dataSource = dataSource;
        this.config = config;
        this.seal = seal;
    }

    /**
     * Registers a webhook of an owner, whose registrations pass one after another.
     *
     * @return whether it had room for one more
     */
    @Transactional
    boolean add(UUID id, OptionalLong account, String url, byte[] secret, String subject) {
        SecretSeal.Stored stored = seal.seal(id, secret);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)");
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                INSERT INTO webhook
                                    (webhook_id, account, url, secret, key_id, registered_by)
                                SELECT ?, ?, ?, ?, ?, ? WHERE ? > (SELECT count(*) FROM webhook
                                    WHERE account IS NOT DISTINCT FROM ?)\
                                """)) {
            lock.setInt(1, 0x686f6f6b);
            lock.setInt(2, Long.hashCode(account.orElse(0)));
            lock.execute();
            insert.setObject(1, id);
            setOwner(insert, 2, account);
            insert.setString(3, url);
            insert.setBytes(4, stored.bytes());
            insert.setObject(5, stored.keyId(), Types.INTEGER);
            insert.setString(6, subject);
            insert.setInt(7, config.ownerMax());
            setOwner(insert, 8, account);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The owner's, the oldest first; without secrets. */
    List<WebhookView> of(OptionalLong account) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT w.webhook_id, w.account, w.url, w.registered_at,
                                    count(*) FILTER (WHERE d.state = 'PENDING'),
                                    count(*) FILTER (WHERE d.state = 'PARKED')
                                FROM webhook w LEFT JOIN webhook_delivery d USING (webhook_id)
                                WHERE w.account IS NOT DISTINCT FROM ?
                                GROUP BY w.webhook_id ORDER BY w.registered_at, w.webhook_id\
                                """)) {
            setOwner(select, 1, account);
            List<WebhookView> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long number = row.getLong(2);
                    found.add(
                            new WebhookView(
                                    row.getString(1),
                                    row.wasNull() ? null : Ids.print(number),
                                    row.getString(3),
                                    row.getObject(4, OffsetDateTime.class).toInstant(),
                                    row.getLong(5),
                                    row.getLong(6),
                                    null));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Removes one with all that waits for it.
     *
     * @return whether the owner had it
     */
    boolean remove(UUID id, OptionalLong account) {
        return change(
                        "DELETE FROM webhook WHERE webhook_id = ? AND account IS NOT DISTINCT FROM ?",
                        id,
                        account)
                == 1;
    }

    /** All that was given up is tried again, as if for the first time. */
    int retry(UUID id, OptionalLong account) {
        return change(
                """
                UPDATE webhook_delivery d
                SET state = 'PENDING', tries = 0, next_try_at = now(), failure = NULL
                FROM webhook w
                WHERE w.webhook_id = d.webhook_id AND d.state = 'PARKED'
                    AND w.webhook_id = ? AND w.account IS NOT DISTINCT FROM ?\
                """,
                id,
                account);
    }

    private int change(String sql, UUID id, OptionalLong account) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, id);
            setOwner(update, 2, account);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** What was given up, the oldest first. */
    List<ParkedView.Parked> parked(UUID id, OptionalLong account) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                """
                                SELECT %s, d.tries, d.failure
                                FROM webhook_delivery d JOIN webhook w USING (webhook_id)
                                JOIN funding_event f USING (event_id) JOIN asset a USING (asset)
                                WHERE d.state = 'PARKED' AND w.webhook_id = ?
                                    AND w.account IS NOT DISTINCT FROM ?
                                ORDER BY d.event_id LIMIT %d\
                                """
                                        .formatted(DeliveryTable.NOTICE, PARKED_SHOWN_MAX))) {
            select.setObject(1, id);
            setOwner(select, 2, account);
            List<ParkedView.Parked> parked = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int next = DeliveryTable.NOTICE_COLUMNS + 1;
                    parked.add(
                            new ParkedView.Parked(
                                    DeliveryTable.notice(row),
                                    row.getInt(next),
                                    String.valueOf(row.getString(next + 1))));
                }
            }
            return parked;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void setOwner(PreparedStatement statement, int index, OptionalLong account)
            throws SQLException {
        if (account.isPresent()) {
            statement.setLong(index, account.getAsLong());
        } else {
            statement.setNull(index, Types.BIGINT);
        }
    }
}
