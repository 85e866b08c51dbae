package org.bourse.portfolio.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.platform.security.SecretSeal;

/**
 * What waits to be told. Of each webhook only the oldest that waits is taken, so that it is told in
 * order; what was given up lets the next ones pass.
 */
final class DeliveryTable {
    /** The columns of a {@link Notice}, first in a row; f is funding_event, a is asset. */
    static final String NOTICE =
            "f.event_id, f.kind, f.request_id, f.account, a.code, a.scale, f.amount_minor,"
                    + " f.status, f.code, f.at";

    static final int NOTICE_COLUMNS = 10;

    /** Who comes second to a row that two replicas want finds it taken: it is due later. */
    private static final String TAKE =
            """
            WITH heads AS (
                SELECT webhook_id, min(event_id) AS event_id FROM webhook_delivery
                WHERE state = 'PENDING' GROUP BY webhook_id),
            due AS (
                SELECT h.webhook_id, h.event_id
                FROM heads h JOIN webhook_delivery d USING (webhook_id, event_id)
                WHERE d.next_try_at <= now() ORDER BY d.next_try_at LIMIT ?),
            taken AS (
                UPDATE webhook_delivery d
                SET tries = d.tries + 1, next_try_at = now() + ? * interval '1 millisecond'
                FROM due
                WHERE d.webhook_id = due.webhook_id AND d.event_id = due.event_id
                    AND d.state = 'PENDING' AND d.next_try_at <= now()
                RETURNING d.webhook_id, d.event_id, d.tries)
            SELECT %s, w.webhook_id, w.url, w.secret, w.key_id, t.tries
            FROM taken t JOIN webhook w USING (webhook_id)
            JOIN funding_event f USING (event_id) JOIN asset a USING (asset)\
            """
                    .formatted(NOTICE);

    private final Connection connection;

    /**
     * @param connection in auto-commit mode
     */
    DeliveryTable(Connection connection) {
        this.connection = connection;
    }

    static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                Long.toString(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                Ids.print(row.getLong(4)),
                row.getString(5),
                Decimals.print(row.getLong(7), row.getInt(6)),
                row.getString(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }

    /**
     * Takes what is due, so that nobody else does for a while.
     *
     * @param countMax at most so many, each of another webhook
     * @param whileTaken longer than a try may last: after a crash it is due again then
     */
    List<Delivery> take(int countMax, Duration whileTaken) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, countMax);
            statement.setLong(2, whileTaken.toMillis());
            List<Delivery> taken = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int next = NOTICE_COLUMNS + 1;
                    taken.add(
                            new Delivery(
                                    row.getObject(next, UUID.class),
                                    row.getLong(1),
                                    row.getString(next + 1),
                                    new SecretSeal.Stored(
                                            row.getObject(next + 3, Integer.class),
                                            row.getBytes(next + 2)),
                                    notice(row),
                                    row.getInt(next + 4)));
                }
            }
            return taken;
        }
    }

    /** It was told. */
    void delivered(Delivery delivery) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM webhook_delivery WHERE webhook_id = ? AND event_id = ?")) {
            delete.setObject(1, delivery.webhookId());
            delete.setLong(2, delivery.eventId());
            delete.executeUpdate();
        }
    }

    /** It is tried again. */
    void failed(Delivery delivery, String failure, Duration pause) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        UPDATE webhook_delivery
                        SET failure = ?, next_try_at = now() + ? * interval '1 millisecond'
                        WHERE webhook_id = ? AND event_id = ?\
                        """)) {
            update.setString(1, failure);
            update.setLong(2, pause.toMillis());
            update.setObject(3, delivery.webhookId());
            update.setLong(4, delivery.eventId());
            update.executeUpdate();
        }
    }

    /**
     * It is given up.
     *
     * @param parkedMax how many of the webhook are kept, the newest
     */
    void park(Delivery delivery, String failure, int parkedMax) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement(
                                """
                                UPDATE webhook_delivery SET state = 'PARKED', failure = ?
                                WHERE webhook_id = ? AND event_id = ?\
                                """);
                PreparedStatement trim =
                        connection.prepareStatement(
                                """
                                DELETE FROM webhook_delivery
                                WHERE webhook_id = ? AND state = 'PARKED' AND event_id <= (
                                    SELECT event_id FROM webhook_delivery
                                    WHERE webhook_id = ? AND state = 'PARKED'
                                    ORDER BY event_id DESC OFFSET ? LIMIT 1)\
                                """)) {
            update.setString(1, failure);
            update.setObject(2, delivery.webhookId());
            update.setLong(3, delivery.eventId());
            update.executeUpdate();
            trim.setObject(1, delivery.webhookId());
            trim.setObject(2, delivery.webhookId());
            trim.setInt(3, parkedMax);
            trim.executeUpdate();
        }
    }
}
