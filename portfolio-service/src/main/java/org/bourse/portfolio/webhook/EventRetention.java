package org.bourse.portfolio.webhook;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Deletes changes of a status that are old and that nobody waits for. Of a request that goes on the
 * newest stays: by it is known what was told last. A repeat, and another replica, do no harm.
 */
@ApplicationScoped
public class EventRetention {
    private static final Logger LOG = Logger.getLogger(EventRetention.class);
    private static final int BATCH_MAX = 10_000;

    private static final String DELETE =
            """
            DELETE FROM funding_event WHERE event_id IN (
                SELECT f.event_id FROM funding_event f
                WHERE f.published AND f.at < now() - ? * interval '1 millisecond'
                    AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.event_id = f.event_id)
                    AND (f.status IN ('COMPLETED', 'REJECTED', 'CANCELLED')
                        OR EXISTS (SELECT 1 FROM funding_event later
                            WHERE later.request_id = f.request_id
                                AND later.event_id > f.event_id))
                ORDER BY f.at LIMIT ?)\
            """;

    private final DataSource dataSource;
    private final WebhookConfig config;

    @Inject
    EventRetention(DataSource dataSource, WebhookConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Scheduled(
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "funding-events")
    @RunOnVirtualThread
    void run() {
        try (Connection connection = dataSource.getConnection()) {
            int deleted;
            do {
                deleted = delete(connection, config.eventsKept(), BATCH_MAX);
            } while (deleted == BATCH_MAX);
        } catch (SQLException e) {
            LOG.warnf("old changes of status stay for now: %s", e.getMessage());
        }
    }

    /**
     * Deletes the oldest.
     *
     * @param connection in auto-commit mode
     * @return how many, at most {@code countMax}
     */
    static int delete(Connection connection, Duration kept, int countMax) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setLong(1, kept.toMillis());
            delete.setInt(2, countMax);
            return delete.executeUpdate();
        }
    }
}
