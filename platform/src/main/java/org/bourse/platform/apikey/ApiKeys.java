package org.bourse.platform.apikey;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.ApiKey;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.events.CompactedTail;
import org.bourse.platform.security.SecretSeal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * All API keys of a venue, some milliseconds after they were made, changed or revoked. A key that
 * cannot be used here is as if it were not there.
 */
@Startup
@ApplicationScoped
public class ApiKeys {
    private static final Logger LOG = Logger.getLogger(ApiKeys.class);

    private final ConcurrentHashMap<String, HeldKey> keys = new ConcurrentHashMap<>();
    private final SecretSeal seal;
    private final CompactedTail tail;

    /**
     * @throws IllegalArgumentException when a key to open secrets with is not 32 bytes
     */
    @Inject
    ApiKeys(
            Brokers brokers,
            ApiKeyConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        seal = new SecretSeal("bourse.api-keys", config.keyId(), config.keys());
        tail =
                new CompactedTail(
                        Topics.API_KEYS, config.venue().orElse(venue), brokers, this::receive);
    }

    Optional<HeldKey> find(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** Whether there is such a key; one that was revoked there is not. */
    public boolean has(String keyId) {
        return keys.containsKey(keyId);
    }

    /** True once it has read all that was there when the process began. */
    boolean caughtUp() {
        return tail.caughtUp();
    }

    @PostConstruct
    void start() {
        tail.start();
    }

    @PreDestroy
    void stop() {
        tail.stop();
    }

    private void receive(ConsumerRecord<byte[], byte[]> entry)
            throws InvalidProtocolBufferException {
        String keyId = new String(entry.key(), StandardCharsets.US_ASCII);
        if (entry.value() == null) {
            keys.remove(keyId);
            return;
        }
        try {
            keys.put(keyId, HeldKey.of(ApiKey.parseFrom(entry.value()), seal));
        } catch (IllegalArgumentException e) {
            LOG.warnf("API key=%s cannot be used here: %s", keyId, e.getMessage());
            keys.remove(keyId);
        }
    }
}
