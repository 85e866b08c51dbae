package org.bourse.matching.archive;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.Topics;
import org.bourse.contracts.archive.ArchiveException;
import org.bourse.contracts.archive.ArchivePass;
import org.bourse.contracts.archive.ArchiveState;
import org.bourse.contracts.archive.BackupManifest;
import org.bourse.contracts.archive.TopicArchive;
import org.bourse.matching.hosting.VenueHost;
import org.bourse.platform.broker.Brokers;
import org.jboss.logging.Logger;

/**
 * Archives the venue's log and events again and again while this process leads the venue, on a
 * thread of its own. A pass that fails is tried again; nothing is deleted then.
 */
@ApplicationScoped
public class ArchiveJob {
    private static final Logger LOG = Logger.getLogger(ArchiveJob.class);

    /** The log first. */
    private static final List<String> ARCHIVED =
            List.of(
                    Topics.COMMANDS,
                    Topics.ORDER_EVENTS,
                    Topics.LEDGER_EVENTS,
                    Topics.TRADE_EVENTS,
                    Topics.BOOK_EVENTS);

    private final ArchiveConfig config;
    private final VenueHost host;
    private final MeterRegistry registry;
    private final TopicAccess kafka;
    private final Thread thread;

    private volatile boolean stopping;
    private volatile long next;
    private volatile long beginning;
    private volatile long completeMillis = System.currentTimeMillis();

    @Inject
    public ArchiveJob(
            ArchiveConfig config, VenueHost host, MeterRegistry registry, Brokers brokers) {
        this.config = config;
        this.host = host;
        this.registry = registry;
        kafka = new TopicAccess(brokers);
        List<String> deleted = config.delete().orElse(List.of());
        if (config.keep().compareTo(config.keepMin()) < 0) {
            throw new IllegalArgumentException(
                    "bourse.archive.keep=%s is less than bourse.archive.keep-min=%s"
                            .formatted(config.keep(), config.keepMin()));
        }
        if (!ARCHIVED.containsAll(deleted) || deleted.contains(Topics.TRADE_EVENTS)) {
            throw new IllegalArgumentException(
                    "bourse.archive.delete=%s are not among %s, or %s is"
                            .formatted(deleted, ARCHIVED, Topics.TRADE_EVENTS));
        }
        if (!deleted.isEmpty() && config.backups().isEmpty()) {
            throw new IllegalArgumentException(
                    "bourse.archive.backups is not set, without which bourse.archive.delete=%s is not done"
                            .formatted(deleted));
        }
        thread = Thread.ofPlatform().daemon().name("archive").unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        if (config.dir().isPresent()) {
            gauge("bourse.archive.position", "commands", "archived so far", job -> job.next);
            gauge("bourse.archive.beginning", "commands", "deleted so far", job -> job.beginning);
            gauge(
                    "bourse.archive.age",
                    "seconds",
                    "since when this process's archive is complete",
                    job -> (System.currentTimeMillis() - job.completeMillis) / 1e3);
            thread.start();
        }
    }

    private void gauge(
            String name, String unit, String description, ToDoubleFunction<ArchiveJob> value) {
        Gauge.builder(name, this, value)
                .baseUnit(unit)
                .description(description)
                .tags(List.of(Tag.of("venue", Integer.toString(host.venue()))))
                .register(registry);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        TopicArchive archive = new TopicArchive(config.dir().orElseThrow());
        while (!stopping) {
            if (host.isLive()) {
                try {
                    pass(archive);
                } catch (ArchiveException | KafkaException e) {
                    LOG.errorf("archiving failed venue=%d: %s", host.venue(), e.getMessage());
                } catch (RuntimeException e) {
                    // For example a backup that was deleted while it was looked at.
                    LOG.errorf(e, "archiving failed venue=%d", host.venue());
                }
            } else {
                completeMillis = System.currentTimeMillis();
            }
            LockSupport.parkNanos(config.every().toNanos());
        }
    }

    private void pass(TopicArchive archive) {
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer()) {
            List<TopicPartitionSource> sources = new ArrayList<>();
            for (String topic : ARCHIVED) {
                TopicPartition partition = new TopicPartition(topic, host.venue());
                sources.add(new TopicPartitionSource(consumer, partition));
            }
            ArchiveState state =
                    new ArchivePass(archive, sources, System::currentTimeMillis).run(block -> {});
            next = state.span(Topics.COMMANDS, host.venue()).next();
            completeMillis = state.atMillis();
            delete(archive, sources);
            beginning = sources.getFirst().beginning();
        }
    }

    private void delete(TopicArchive archive, List<TopicPartitionSource> sources) {
        List<String> topics = config.delete().orElse(List.of());
        List<Path> backups =
                topics.isEmpty()
                        ? List.of()
                        : BackupManifest.finished(config.backups().orElseThrow());
        if (backups.isEmpty()) {
            return;
        }
        long neededFrom = BackupManifest.read(backups.getFirst()).orElseThrow().neededFrom();
        long olderThan = System.currentTimeMillis() - config.keep().toMillis();
        for (TopicPartitionSource source : sources) {
            if (topics.contains(source.topic())) {
                long first = source.beginning();
                long before =
                        Deletable.before(
                                archive.partition(source.topic(), source.partition()),
                                first,
                                olderThan,
                                neededFrom);
                if (before > first) {
                    kafka.delete(
                            new TopicPartition(source.topic(), source.partition()), first, before);
                }
            }
        }
    }
}
