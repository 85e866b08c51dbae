package org.bourse.matching.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.runner.EventLog;

/**
 * The venue's partition of the four event topics. Any failure to store a record, also one whose
 * outcome is unknown, is fatal: the next life replays and sends the rest.
 */
public final class KafkaEventLog implements EventLog, AutoCloseable {
    private static final Duration LAST_WITHIN = Duration.ofSeconds(30);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
    private static final int BATCH_BYTES = 128 * 1024;
    private static final long BUFFER_BYTES = 64L * 1024 * 1024;

    private final String servers;
    private final int venue;
    private final int unacknowledgedMax;
    private final Semaphore places;
    private final Consumer<String> fatal;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * @param unacknowledgedMax so many records may be on their way; then sending waits
     * @param fatal ends the process; does not return
     */
    public KafkaEventLog(String servers, int venue, int unacknowledgedMax, Consumer<String> fatal) {
        this.servers = servers;
        this.venue = venue;
        this.unacknowledgedMax = unacknowledgedMax;
        this.fatal = fatal;
        places = new Semaphore(unacknowledgedMax);
        producer = new KafkaProducer<>(properties(servers));
    }

    private static Properties properties(String servers) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.RECORD_BYTES_MAX);
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return properties;
    }

    @Override
    public Optional<EventRecord> last(EventTopic topic) {
        TopicPartition partition = new TopicPartition(topic.topic(), venue);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(KafkaCommandLog.properties(servers))) {
            consumer.assign(List.of(partition));
            List<TopicPartition> asked = List.of(partition);
            long beginning = KafkaCommandLog.offset(consumer.beginningOffsets(asked), partition);
            long end = KafkaCommandLog.offset(consumer.endOffsets(asked), partition);
            if (end == beginning) {
                return Optional.empty();
            }
            consumer.seek(partition, end - 1);
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < LAST_WITHIN.toNanos()) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(500)).records(partition)) {
                    return Optional.of(stored(topic, record.value()));
                }
            }
        }
        throw new IllegalStateException("the last record of " + partition + " cannot be read");
    }

    private static EventRecord stored(EventTopic topic, byte[] bytes) {
        try {
            EventHeader header =
                    switch (topic) {
                        case ORDER -> OrderEvents.parseFrom(bytes).getHeader();
                        case LEDGER -> LedgerEvents.parseFrom(bytes).getHeader();
                        case TRADE -> TradeEvents.parseFrom(bytes).getHeader();
                        case BOOK -> BookEvents.parseFrom(bytes).getHeader();
                    };
            return new EventRecord(topic, header.getSequence(), header.getPosition(), bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "the last record of " + topic.topic() + " is not one of a venue", e);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The callback is told the same.
    public void send(EventRecord record) {
        places.acquireUninterruptibly();
        try {
            producer.send(
                    new ProducerRecord<>(record.topic().topic(), venue, null, record.bytes()),
                    (metadata, failure) -> {
                        if (failure != null) {
                            fail(record, failure);
                        }
                        places.release();
                    });
        } catch (RuntimeException e) {
            fail(record, e);
        }
    }

    private void fail(EventRecord record, Exception failure) {
        fatal.accept(
                "%s sequence %d of position %d is not known to be stored: %s"
                        .formatted(
                                record.topic().topic(),
                                record.sequence(),
                                record.position(),
                                failure));
    }

    /** How many records are on their way. Any thread may call this. */
    public int unacknowledged() {
        return unacknowledgedMax - places.availablePermits();
    }

    /** Waits for what is on its way. */
    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
