package org.bourse.stack.topic;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.broker.BrokerAccess;
import org.bourse.stack.process.StackException;

/**
 * Where brokers are and how they are reached.
 *
 * @param settings in words of Kafka's clients; has secrets
 */
public record Brokers(Map<String, String> settings) {
    private static final int POLLED_MAX = 5_000;

    /** Defensive copy. */
    public Brokers {
        settings = Map.copyOf(settings);
    }

    /** Those that ask nothing. */
    public static Brokers plain(String servers) {
        return new Brokers(Map.of("bootstrap.servers", servers));
    }

    /**
     * As variables say it, which are those of services: BOURSE_KAFKA_SECURITY_PROTOCOL and so on.
     *
     * @throws StackException when what is set does not go together; names the property
     */
    public static Brokers of(String servers, Map<String, String> environment) {
        BrokerAccess access =
                new BrokerAccess(
                        text(environment, "SECURITY_PROTOCOL").orElse(BrokerAccess.PLAINTEXT),
                        text(environment, "SASL_MECHANISM"),
                        text(environment, "SASL_USER"),
                        text(environment, "SASL_PASSWORD"),
                        text(environment, "TLS_TRUSTSTORE").map(Path::of),
                        text(environment, "TLS_CERTIFICATE").map(Path::of),
                        text(environment, "TLS_KEY").map(Path::of));
        try {
            Map<String, String> settings = new HashMap<>(access.settings());
            settings.put("bootstrap.servers", servers);
            return new Brokers(settings);
        } catch (IllegalArgumentException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get("BOURSE_KAFKA_" + name))
                .filter(text -> !text.isEmpty());
    }

    /** What a client is told, with more of its own. */
    public Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    /** One that reads from where it is told to, and notes nowhere how far it is. */
    public KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                with(
                        Map.of(
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "none",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                POLLED_MAX)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * One whose records all replicas have when they are acknowledged, each of them once.
     *
     * @param more settings of its own
     */
    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> all = with(more);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return String.valueOf(settings.get("bootstrap.servers"));
    }
}
