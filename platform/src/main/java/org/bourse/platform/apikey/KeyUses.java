package org.bourse.platform.apikey;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.ApiKeyUse;
import org.bourse.platform.broker.Brokers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells from time to time which keys were used since, and when they were the last time. A service
 * whose keys nobody uses tells nothing.
 */
@Startup
@ApplicationScoped
public class KeyUses {
    private static final Logger LOG = Logger.getLogger(KeyUses.class);
    private static final int TIMEOUT_MILLIS = 2_000;

    private final ConcurrentHashMap<String, Long> micros = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("key-uses").daemon(true).factory());
    private final Producer<byte[], byte[]> producer;
    private final int venue;

    @Inject
    KeyUses(
            Brokers brokers,
            ApiKeyConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this(new KafkaProducer<>(properties(brokers)), config.venue().orElse(venue));
        long everyMillis = config.usesToldEvery().toMillis();
        timer.scheduleWithFixedDelay(this::tell, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    KeyUses(Producer<byte[], byte[]> producer, int venue) {
        this.producer = producer;
        this.venue = venue;
    }

    private static Properties properties(Brokers brokers) {
        Properties properties = brokers.properties();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return properties;
    }

    void note(String keyId, long atMicros) {
        micros.put(keyId, atMicros);
    }

    /** What cannot be told now is lost, or told the next time. */
    void tell() {
        for (Map.Entry<String, Long> used : micros.entrySet()) {
            micros.remove(used.getKey(), used.getValue());
            try {
                if (producer.send(entry(used)).state() == Future.State.FAILED) {
                    LOG.warn("uses of API keys not told");
                    return;
                }
            } catch (KafkaException e) {
                LOG.warnf("uses of API keys not told: %s", e.getMessage());
                return;
            }
        }
    }

    private ProducerRecord<byte[], byte[]> entry(Map.Entry<String, Long> used) {
        ApiKeyUse use =
                ApiKeyUse.newBuilder()
                        .setContractVersion(ContractVersion.CURRENT)
                        .setVenue(venue)
                        .setKeyId(used.getKey())
                        .setAtMicros(used.getValue())
                        .build();
        byte[] key = used.getKey().getBytes(StandardCharsets.US_ASCII);
        return new ProducerRecord<>(Topics.API_KEY_USES, venue, key, use.toByteArray());
    }

    @PreDestroy
    void stop() {
        timer.shutdown();
        tell();
        producer.close(Duration.ofMillis(TIMEOUT_MILLIS));
    }
}
