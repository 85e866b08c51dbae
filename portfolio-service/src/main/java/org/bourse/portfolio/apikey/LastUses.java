package org.bourse.portfolio.apikey;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.ApiKeyUse;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.events.CompactedTail;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** When keys were used the last time, as the services tell it. */
@Startup
@ApplicationScoped
class LastUses {
    private final ConcurrentHashMap<String, Long> micros = new ConcurrentHashMap<>();
    private final CompactedTail tail;

    @Inject
    LastUses(
            Brokers brokers, @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        tail = new CompactedTail(Topics.API_KEY_USES, venue, brokers, this::receive);
    }

    /** None: it was not used, or so lately that nobody told it yet. */
    @Nullable Instant of(String keyId) {
        Long at = micros.get(keyId);
        return at == null ? null : Instant.EPOCH.plus(at, ChronoUnit.MICROS);
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
            micros.remove(keyId);
        } else {
            // Processes tell of the same minute in any order.
            micros.merge(keyId, ApiKeyUse.parseFrom(entry.value()).getAtMicros(), Math::max);
        }
    }
}
