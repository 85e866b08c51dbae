package org.bourse.platform.projection;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Lets a channel go on where the database says it is; Kafka's own committed offsets are not used.
 */
@ApplicationScoped
@Identifier("projection")
public class ProjectionRebalanceListener implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(ProjectionRebalanceListener.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Instance<DataSource> dataSource;
    private final ProjectionRebuilds rebuilds;

    @Inject
    public ProjectionRebalanceListener(
            Instance<DataSource> dataSource, ProjectionRebuilds rebuilds) {
        this.dataSource = dataSource;
        this.rebuilds = rebuilds;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            long offset = nextOffset(partition);
            consumer.seek(partition, offset);
            LOG.infof("projection goes on topic=%s offset=%d", partition, offset);
        }
    }

    private long nextOffset(TopicPartition partition) {
        while (true) {
            try (Connection connection = dataSource.get().getConnection()) {
                rebuilds.beginIfAsked(connection, partition);
                return new PositionTable(connection, partition.topic(), partition.partition())
                        .nextOffset();
            } catch (SQLException e) {
                if (!PositionTable.isTransient(e) || Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("no position of " + partition, e);
                }
                LOG.warnf("database away: %s", e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
