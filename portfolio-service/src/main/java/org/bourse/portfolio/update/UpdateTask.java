package org.bourse.portfolio.update;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.FundingUpdate;
import org.bourse.platform.broker.Brokers;
import org.bourse.portfolio.lease.LeasedTask;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts changes of a status on the topic, those of a request in their order. A row is marked only
 * when the broker has its record: a crash between the two writes the same record once more, which
 * readers know by its event's id.
 */
@ApplicationScoped
class UpdateTask implements LeasedTask {
    private static final Logger LOG = Logger.getLogger(UpdateTask.class);
    private static final int BATCH_MAX = 500;
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int BLOCK_MILLIS = 500;

    private final Producer<byte[], byte[]> producer;
    private final int venue;

    @Inject
    UpdateTask(
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue, Brokers brokers) {
        this(new KafkaProducer<>(properties(brokers)), venue);
    }

    UpdateTask(Producer<byte[], byte[]> producer, int venue) {
        this.producer = producer;
        this.venue = venue;
    }

    private static Properties properties(Brokers brokers) {
        Properties properties = brokers.properties();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        // A broker that is away must not hold up what else the lease's holder does.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        return properties;
    }

    @PreDestroy
    void stop() {
        producer.close(Duration.ofMillis(TIMEOUT_MILLIS));
    }

    @Override
    public boolean run(Connection connection) throws SQLException {
        UpdateOutbox outbox = new UpdateOutbox(connection, venue);
        List<FundingUpdate> updates = outbox.oldest(BATCH_MAX);
        if (updates.isEmpty() || !send(updates)) {
            return false;
        }
        outbox.published(updates);
        return updates.size() == BATCH_MAX;
    }

    /** Whether the broker has all. */
    private boolean send(List<FundingUpdate> updates) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (FundingUpdate update : updates) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.FUNDING_UPDATES,
                                        venue,
                                        update.getRequestId().getBytes(StandardCharsets.US_ASCII),
                                        update.toByteArray())));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("changes of status not told yet: %s", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
