package org.bourse.portfolio.book;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.AccountPosition;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.projection.ProjectionRebuilds;
import org.bourse.portfolio.lease.TopicWriter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes how positions stand to the compacted topic account-positions, after what changed them is
 * durable. A record is a whole state, so nothing need be remembered of what was sent: wherever some
 * may be missing (at the start, after another replica had the partition, after a rebuild, or a send
 * that failed) all are written again. One thread calls.
 */
@ApplicationScoped
class PositionPublisher {
    private static final Logger LOG = Logger.getLogger(PositionPublisher.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Producer<byte[], byte[]> producer;
    private final DataSource dataSource;
    private final BooleanSupplier isRebuilding;
    private final int venue;

    /** Whether the topic has all that was durable before. */
    private volatile boolean isWhole;

    @Inject
    PositionPublisher(
            DataSource dataSource,
            ProjectionRebuilds rebuilds,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue,
            Brokers brokers) {
        this(TopicWriter.producer(brokers, TIMEOUT_MILLIS), dataSource, rebuilds::underWay, venue);
    }

    PositionPublisher(
            Producer<byte[], byte[]> producer,
            DataSource dataSource,
            BooleanSupplier isRebuilding,
            int venue) {
        this.producer = producer;
        this.dataSource = dataSource;
        this.isRebuilding = isRebuilding;
        this.venue = venue;
    }

    @PreDestroy
    void stop() {
        producer.close(Duration.ofMillis(TIMEOUT_MILLIS));
    }

    /** Something may have been durable without having been told. */
    void missed() {
        isWhole = false;
    }

    /** Does not wait for the broker. */
    void tell(Collection<AccountPosition> changed) {
        if (isRebuilding.getAsBoolean()) {
            // The past, once more; the present is told when it is there again.
            isWhole = false;
            return;
        }
        try {
            if (isWhole) {
                changed.forEach(this::send);
            } else {
                isWhole = true;
                tellAll();
            }
        } catch (SQLException | KafkaException e) {
            isWhole = false;
            LOG.warnf("positions not told yet: %s", e.getMessage());
        }
    }

    private void tellAll() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                PositionStates.all(connection, venue, this::send);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void send(AccountPosition state) {
        producer.send(
                new ProducerRecord<>(
                        Topics.ACCOUNT_POSITIONS,
                        venue,
                        PositionStates.key(state).getBytes(StandardCharsets.US_ASCII),
                        state.toByteArray()),
                (_, failure) -> {
                    if (failure != null) {
                        isWhole = false;
                        LOG.warnf("positions not told yet: %s", failure.getMessage());
                    }
                });
    }
}
