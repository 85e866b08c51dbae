package org.bourse.platform.log;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.CommandSeal;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Command;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.metric.Hop;
import org.bourse.platform.trace.Traces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes commands to the venue's partition of the log: numbers, signs and sends them, in that
 * order, one at a time.
 */
@ApplicationScoped
public class CommandPublisher {
    private static final long FUNDING_INSTANCE = 1;
    private static final int RANDOM_BITS = 20;

    /** Commands of so short a time share a request, which costs the broker as much as they do. */
    private static final int LINGER_MILLIS = 1;

    private final ReentrantLock order = new ReentrantLock();
    private final Semaphore places;
    private final int placesMax;
    private final CommandSeal seal;
    private final int keyId;
    private final int venue;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Traces traces;

    /** Later lives of this writer, on any machine, have greater numbers. */
    private final long instance =
            System.currentTimeMillis() << RANDOM_BITS
                    | new SecureRandom().nextInt(1 << RANDOM_BITS);

    private final Timer stored;
    private long sequence;

    @Inject
    public CommandPublisher(
            LogConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue,
            Brokers brokers,
            Traces traces,
            MeterRegistry meters) {
        this.traces = traces;
        stored = Hop.COMMAND_STORED.timer(meters, Topics.COMMANDS);
        seal = new CommandSeal(config.secrets());
        keyId = config.keyId();
        this.venue = venue;
        placesMax = config.unacknowledgedMax();
        places = new Semaphore(placesMax);
        producer = new KafkaProducer<>(properties(brokers, config.sendTimeout()));
    }

    private static Properties properties(Brokers brokers, Duration timeout) {
        int timeoutMillis = Math.toIntExact(timeout.toMillis());
        Properties properties = brokers.properties();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMillis);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis - LINGER_MILLIS);
        // A broker that is away must not hold up the thread that serves other requests.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return properties;
    }

    /**
     * Writes a command as the next of this process.
     *
     * @return its position in the log; or a {@link CommandLogException}
     */
    public CompletionStage<Long> publish(Writer writer, RequestId id, CommandBody body) {
        Command.Builder command = envelope(writer, id, body).setWriterInstance(instance);
        return send(command, true);
    }

    /**
     * Writes a command of the funding outbox, whose sequence is gapless over all processes.
     *
     * @param number exactly one more than that of the last funding command
     * @return its position in the log; or a {@link CommandLogException}
     */
    public CompletionStage<Long> publishFunding(long number, RequestId id, CommandBody body) {
        Command.Builder command =
                envelope(Writer.FUNDING, id, body)
                        .setWriterInstance(FUNDING_INSTANCE)
                        .setWriterSequence(number);
        return send(command, false);
    }

    private Command.Builder envelope(Writer writer, RequestId id, CommandBody body) {
        return Command.newBuilder()
                .setContractVersion(ContractVersion.WRITTEN)
                .setWriter(writer)
                .setRequestIdHigh(id.high())
                .setRequestIdLow(id.low())
                .setKeyId(keyId)
                .setBody(ByteString.copyFrom(body.toByteArray()));
    }

    private CompletionStage<Long> send(Command.Builder command, boolean numbered) {
        if (!places.tryAcquire()) {
            return CompletableFuture.failedStage(
                    new CommandLogException(placesMax + " commands wait already", false));
        }
        CompletableFuture<Long> position = new CompletableFuture<>();
        Span span = traces.sending(Topics.COMMANDS);
        order.lock();
        try {
            if (numbered) {
                command.setWriterSequence(++sequence);
            }
            byte[] value = seal.seal(venue, command).toByteArray();
            ProducerRecord<byte[], byte[]> entry =
                    new ProducerRecord<>(Topics.COMMANDS, venue, null, value);
            Traces.mark(entry.headers(), span);
            long begunNanos = System.nanoTime();
            producer.send(
                    entry,
                    (metadata, failure) -> {
                        places.release();
                        span.end();
                        if (failure == null) {
                            stored.record(System.nanoTime() - begunNanos, TimeUnit.NANOSECONDS);
                            position.complete(metadata.offset());
                        } else {
                            position.completeExceptionally(
                                    new CommandLogException(failure.toString(), true));
                        }
                    });
        } catch (KafkaException | IllegalArgumentException e) {
            places.release();
            span.end();
            position.completeExceptionally(new CommandLogException(e.toString(), false));
        } finally {
            order.unlock();
        }
        return position;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
