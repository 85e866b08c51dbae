package org.bourse.matching.kafka;

import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.Topics;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.runner.EventLog;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.trace.Traces;

/**
 * The venue's partition of the four event topics. Any failure to store a record, also one whose
 * outcome is unknown, is fatal: the next life replays and sends the rest.
 */
public final class KafkaEventLog implements EventLog, AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    /** Somebody waits for them. Under load those of a request's time share the next. */
    private static final int LINGER_MILLIS = 0;

    private static final int BATCH_BYTES = 128 * 1024;
    private static final long BUFFER_BYTES = 64L * 1024 * 1024;

    private final int venue;
    private final int unacknowledgedMax;
    private final Semaphore places;
    private final CommandTraces traces;
    private final LongConsumer storedNanos;
    private final Consumer<String> fatal;
    private final KafkaProducer<byte[], byte[]> producer;
    private final SentPositions[] unacknowledged = new SentPositions[EventTopic.values().length];

    /**
     * @param unacknowledgedMax so many records may be on their way; then sending waits
     * @param traces was told of the commands that cause the records
     * @param storedNanos is told how long the brokers took for a record, on the client's thread
     * @param fatal ends the process; does not return
     */
    public KafkaEventLog(
            Brokers brokers,
            int venue,
            int unacknowledgedMax,
            CommandTraces traces,
            LongConsumer storedNanos,
            Consumer<String> fatal) {
        this.storedNanos = storedNanos;
        this.venue = venue;
        this.unacknowledgedMax = unacknowledgedMax;
        this.traces = traces;
        this.fatal = fatal;
        places = new Semaphore(unacknowledgedMax);
        Arrays.setAll(unacknowledged, topic -> new SentPositions(unacknowledgedMax));
        producer = new KafkaProducer<>(properties(brokers));
    }

    private static Properties properties(Brokers brokers) {
        Properties properties = brokers.properties();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.RECORD_BYTES_MAX);
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return properties;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The callback is told the same.
    public void send(EventRecord record) {
        places.acquireUninterruptibly();
        SentPositions sent = positions(record.topic());
        sent.sent(record.position());
        ProducerRecord<byte[], byte[]> entry =
                new ProducerRecord<>(record.topic().topic(), venue, null, record.bytes());
        Span span = traces.of(record.position());
        Traces.mark(entry.headers(), span);
        long begunNanos = System.nanoTime();
        try {
            producer.send(
                    entry,
                    (metadata, failure) -> {
                        if (failure != null) {
                            fail(record, failure);
                        }
                        span.end();
                        storedNanos.accept(System.nanoTime() - begunNanos);
                        sent.stored();
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

    private SentPositions positions(EventTopic topic) {
        return unacknowledged[topic.ordinal()];
    }

    @Override
    public long unacknowledgedPosition() {
        long oldest = Long.MAX_VALUE;
        for (SentPositions sent : unacknowledged) {
            oldest = Math.min(oldest, sent.oldest());
        }
        return oldest;
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
