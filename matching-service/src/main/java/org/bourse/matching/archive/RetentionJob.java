package org.bourse.matching.archive;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.ArchivedRecord;
import org.bourse.contracts.archive.CommandPosition;
import org.bourse.matching.hosting.VenueHost;
import org.bourse.matching.runner.SnapshotStoreException;
import org.bourse.platform.broker.Brokers;
import org.jboss.logging.Logger;

/**
 * Deletes what is old from the topics of a venue whose past nobody needs, while this process leads
 * it. What a start from the oldest verified snapshot reads stays in any case, so three generations
 * of them can be started from. The other venues' partitions are not touched.
 */
@ApplicationScoped
public class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final Duration READ_MAX = Duration.ofSeconds(10);

    private static final List<String> DELETABLE =
            List.of(Topics.COMMANDS, Topics.ORDER_EVENTS, Topics.LEDGER_EVENTS, Topics.BOOK_EVENTS);

    private final RetentionConfig config;
    private final VenueHost host;
    private final TopicAccess kafka;
    private final Thread thread;

    private volatile boolean stopping;

    @Inject
    public RetentionJob(
            RetentionConfig config, ArchiveConfig archive, VenueHost host, Brokers brokers) {
        this.config = config;
        this.host = host;
        kafka = new TopicAccess(brokers);
        config.keep()
                .ifPresent(keep -> {
                    if (keep.compareTo(config.keepMin()) < 0) {
                        throw new IllegalArgumentException(
                                "bourse.retention.keep=%s is less than bourse.retention.keep-min=%s"
                                        .formatted(keep, config.keepMin()));
                    }
                    if (!DELETABLE.containsAll(config.topics())) {
                        throw new IllegalArgumentException(
                                "bourse.retention.topics=%s are not among %s"
                                        .formatted(config.topics(), DELETABLE));
                    }
                    if (archive.dir().isPresent()) {
                        throw new IllegalArgumentException(
                                "bourse.archive.dir: what is archived is deleted by"
                                        + " bourse.archive.delete, not by bourse.retention.keep");
                    }
                });
        thread = Thread.ofPlatform().daemon().name("retention").unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        if (config.keep().isPresent()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        Duration keep = config.keep().orElseThrow();
        while (!stopping) {
            if (host.isLive()) {
                try {
                    pass(System.currentTimeMillis() - keep.toMillis());
                } catch (ArchiveException | KafkaException | SnapshotStoreException e) {
                    LOG.errorf("deleting failed venue=%d: %s", host.venue(), e.getMessage());
                }
            }
            LockSupport.parkNanos(config.every().toNanos());
        }
    }

    private void pass(long olderThanMillis) {
        long neededFrom = host.oldestSnapshot();
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
            for (String topic : config.topics()) {
                TopicPartition partition = new TopicPartition(topic, host.venue());
                TopicPartitionSource source = new TopicPartitionSource(consumer, partition);
                long first = source.beginning();
                long young = firstYoung(consumer, partition, olderThanMillis, source.end());
                long before =
                        Unneeded.before(
                                offset -> position(source, offset), first, young, neededFrom);
                if (before > first) {
                    kafka.delete(partition, first, before);
                }
            }
        }
    }

    /** The offset of the first record that is not older; the end where there is none. */
    private static long firstYoung(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long olderThanMillis,
            long end) {
        OffsetAndTimestamp found =
                consumer.offsetsForTimes(Map.of(partition, olderThanMillis)).get(partition);
        return found == null ? end : found.offset();
    }

    private static long position(TopicPartitionSource source, long offset) {
        source.seek(offset);
        long deadlineNanos = System.nanoTime() + READ_MAX.toNanos();
        while (System.nanoTime() - deadlineNanos < 0) {
            List<ArchivedRecord> records = source.poll();
            if (!records.isEmpty()) {
                return CommandPosition.of(source.topic(), records.getFirst());
            }
        }
        throw new ArchiveException("%s offset %d cannot be read".formatted(source.topic(), offset));
    }
}
