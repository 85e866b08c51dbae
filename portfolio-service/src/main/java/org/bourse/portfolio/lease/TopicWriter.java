package org.bourse.portfolio.lease;

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
import org.bourse.platform.broker.Brokers;
import org.jboss.logging.Logger;

/** Writes to topics what a leased task has to tell, and does not wait for long. */
public final class TopicWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicWriter.class);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int BLOCK_MILLIS = 500;

    private final Producer<byte[], byte[]> producer;

    public TopicWriter(Brokers brokers) {
        this(producer(brokers, TIMEOUT_MILLIS));
    }

    /** On a producer that is there already. */
    public TopicWriter(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * One that waits for all replicas, and hardly for a broker that is away: that must not hold up
     * whoever writes.
     *
     * @param timeoutMillis then a record counts as not written
     */
    public static Producer<byte[], byte[]> producer(Brokers brokers, int timeoutMillis) {
        Properties properties = brokers.properties();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMillis);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis / 2);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        return new KafkaProducer<>(properties);
    }

    /** Whether the broker has all; if not it may have some. */
    public boolean send(List<ProducerRecord<byte[], byte[]>> entries) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> entry : entries) {
                sent.add(producer.send(entry));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("topic=%s not told yet: %s", entries.getFirst().topic(), e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofMillis(TIMEOUT_MILLIS));
    }
}
