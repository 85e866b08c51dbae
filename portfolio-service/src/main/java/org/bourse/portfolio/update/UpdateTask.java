package org.bourse.portfolio.update;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.FundingUpdate;
import org.bourse.platform.broker.Brokers;
import org.bourse.portfolio.lease.LeasedTask;
import org.bourse.portfolio.lease.TopicWriter;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts changes of a status on the topic, those of a request in their order. A row is marked only
 * when the broker has its record: a crash between the two writes the same record once more, which
 * readers know by its event's id.
 */
@ApplicationScoped
class UpdateTask implements LeasedTask {
    private static final int BATCH_MAX = 500;

    private final TopicWriter writer;
    private final int venue;

    @Inject
    UpdateTask(
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue, Brokers brokers) {
        this(new TopicWriter(brokers), venue);
    }

    UpdateTask(TopicWriter writer, int venue) {
        this.writer = writer;
        this.venue = venue;
    }

    @PreDestroy
    void stop() {
        writer.close();
    }

    @Override
    public boolean run(Connection connection) throws SQLException {
        UpdateOutbox outbox = new UpdateOutbox(connection, venue);
        List<FundingUpdate> updates = outbox.oldest(BATCH_MAX);
        if (updates.isEmpty() || !writer.send(updates.stream().map(this::entry).toList())) {
            return false;
        }
        outbox.published(updates);
        return updates.size() == BATCH_MAX;
    }

    private ProducerRecord<byte[], byte[]> entry(FundingUpdate update) {
        return new ProducerRecord<>(
                Topics.FUNDING_UPDATES,
                venue,
                update.getRequestId().getBytes(StandardCharsets.US_ASCII),
                update.toByteArray());
    }
}
