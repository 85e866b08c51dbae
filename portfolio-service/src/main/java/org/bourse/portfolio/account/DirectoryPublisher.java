package org.bourse.portfolio.account;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.bourse.contracts.v1.DirectoryEntry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Writes to the compacted topic account-directory. */
@ApplicationScoped
class DirectoryPublisher {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final MutinyEmitter<byte[]> topic;
    private final int venue;

    @Inject
    DirectoryPublisher(
            @Channel("account-directory") MutinyEmitter<byte[]> topic,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.topic = topic;
        this.venue = venue;
    }

    /** Returns when the broker has the entry; the same entry may be written any number of times. */
    @Retry(maxRetries = 2, delay = 100, delayUnit = ChronoUnit.MILLIS)
    void publish(DirectoryEntry entry) {
        byte[] key = Long.toString(entry.getAccount()).getBytes(StandardCharsets.US_ASCII);
        topic.sendMessage(
                        Message.of(entry.toByteArray())
                                .addMetadata(
                                        OutgoingKafkaRecordMetadata.<byte[]>builder()
                                                .withKey(key)
                                                .withPartition(venue)
                                                .build()))
                .await()
                .atMost(TIMEOUT);
    }
}
