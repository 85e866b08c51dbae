package org.bourse.platform.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bourse.platform.broker.Brokers;
import org.jboss.logging.Logger;

/** Reads partitions without a consumer group. For one thread, but for {@link #wakeUp}. */
public final class PartitionReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PartitionReader.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;

    public PartitionReader(Brokers brokers) {
        this(new KafkaConsumer<>(properties(brokers)));
    }

    PartitionReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    private static Properties properties(Brokers brokers) {
        Properties properties = brokers.properties();
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return properties;
    }

    /** The offset after the newest record. Waits for a broker that is not up yet. */
    public long end(TopicPartition partition) {
        while (true) {
            try {
                return offset(consumer.endOffsets(List.of(partition)), partition);
            } catch (RetriableException e) {
                LOG.warnf("waiting for %s: %s", partition, e.getMessage());
            }
        }
    }

    /** The offset of the oldest record. */
    public long beginning(TopicPartition partition) {
        return offset(consumer.beginningOffsets(List.of(partition)), partition);
    }

    /**
     * The offset of the oldest record that is at most {@code time} older than the newest. Before
     * {@link #start}.
     */
    public long before(TopicPartition partition, long end, Duration time) {
        long beginning = beginning(partition);
        if (end == beginning) {
            return beginning;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, end - 1);
        ConsumerRecords<byte[], byte[]> newest = poll();
        while (newest.isEmpty()) {
            newest = poll();
        }
        long since = Math.max(0, newest.iterator().next().timestamp() - time.toMillis());
        OffsetAndTimestamp found =
                consumer.offsetsForTimes(Map.of(partition, since)).get(partition);
        return found == null ? beginning : found.offset();
    }

    /** Begins to read these partitions, each at its offset. */
    public void start(Map<TopicPartition, Long> offsets) {
        consumer.assign(offsets.keySet());
        offsets.forEach(consumer::seek);
    }

    /** The offset of the next record to be polled. */
    public long position(TopicPartition partition) {
        return consumer.position(partition);
    }

    /** The next records; none when none came for a short while. */
    public ConsumerRecords<byte[], byte[]> poll() {
        return IntactFetch.poll(consumer, POLL);
    }

    /**
     * Lets the reading thread leave with a {@link org.apache.kafka.common.errors.WakeupException}.
     */
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }
}
