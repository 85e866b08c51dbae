package org.bourse.order.history;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.order.venue.KeyedOutcome;
import org.jboss.logging.Logger;

/** The table {@code keyed_requests}. All methods block. */
@ApplicationScoped
class KeyedRequestTable {
    private static final Logger LOG = Logger.getLogger(KeyedRequestTable.class);
    private static final Duration KEPT = Duration.ofDays(2);

    private final DataSource dataSource;

    @Inject
    KeyedRequestTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds what the records say of requests with a key; the first outcome of a key stays. */
    static void insert(Connection connection, List<OrderEvents> records) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO keyed_requests (key, content, position, at, refusal)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)) {
            boolean any = false;
            for (OrderEvents record : records) {
                Optional<KeyedOutcome> found = KeyedOutcome.in(record);
                if (found.isPresent()) {
                    KeyedOutcome outcome = found.get();
                    insert.setLong(1, outcome.id().high());
                    insert.setLong(2, outcome.id().low());
                    insert.setLong(3, outcome.position());
                    insert.setObject(4, OrderRows.time(record.getHeader().getVenueTimeMicros()));
                    insert.setString(5, outcome.refusal().map(RejectCode::name).orElse(""));
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }

    static Optional<KeyedOutcome> find(Connection connection, long key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT content, position, refusal FROM keyed_requests WHERE key = ?")) {
            select.setLong(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(outcome(key, row)) : Optional.empty();
            }
        }
    }

    private static KeyedOutcome outcome(long key, ResultSet row) throws SQLException {
        String refusal = row.getString("refusal");
        return new KeyedOutcome(
                new RequestId(key, row.getLong("content")),
                row.getLong("position"),
                refusal.isEmpty() ? Optional.empty() : Optional.of(RejectCode.valueOf(refusal)));
    }

    /** On every replica: the second finds nothing more to delete. */
    @Scheduled(
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "keyed-requests")
    @RunOnVirtualThread
    void forgetOld() {
        OffsetDateTime oldest = Instant.now().minus(KEPT).atOffset(ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM keyed_requests WHERE at < ?")) {
            delete.setObject(1, oldest);
            delete.executeUpdate();
        } catch (SQLException e) {
            LOG.warnf("old keys are not deleted: %s", e.getMessage());
        }
    }
}
