package org.bourse.risk.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.AdministrativeAct;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.events.FatalFault;
import org.bourse.platform.events.PartitionReader;
import org.bourse.risk.venue.Database;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes what other services tell on the topic acts into the audit log, each poll in one transaction
 * with its offset. Every replica reads; who comes second with a record leaves it out. While the
 * database is away it waits, and reads no further.
 */
@Startup
@ApplicationScoped
class ActAdapter {
    private static final Logger LOG = Logger.getLogger(ActAdapter.class);

    private final Database database;
    private final TopicPartition partition;
    private final PartitionReader reader;

    /** When the oldest record at hand was written, by the broker's clock; 0: there is none. */
    private volatile long oldestMillis;

    private volatile boolean stopping;

    @Inject
    ActAdapter(
            Database database,
            MeterRegistry meters,
            Brokers brokers,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.database = database;
        partition = new TopicPartition(Topics.ACTS, venue);
        reader = new PartitionReader(brokers);
        TimeGauge.builder("bourse.audit.acts.lag", this::lagMillis, TimeUnit.MILLISECONDS)
                .description("Age of the oldest act that was read and is not yet entered")
                .register(meters);
    }

    private long lagMillis() {
        long since = oldestMillis;
        return since == 0 ? 0 : Math.max(0, System.currentTimeMillis() - since);
    }

    @PostConstruct
    void start() {
        Thread.ofPlatform().name("acts").daemon(true).start(this::run);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        reader.wakeUp();
    }

    private void run() {
        try (PartitionReader in = reader) {
            in.start(Map.of(partition, beginning(in)));
            while (!stopping) {
                ConsumerRecords<byte[], byte[]> records = in.poll();
                if (!records.isEmpty()) {
                    enter(records);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("acts end");
        } catch (Throwable e) {
            LOG.error("acts failed", e);
            FatalFault.stop("the acts of other services cannot be entered");
        }
    }

    /** Where the table ends. The topic cannot end before that, unless it is not what it was. */
    private long beginning(PartitionReader in) {
        long end = in.end(partition);
        AtomicLong found = new AtomicLong();
        database.whenPossible(
                "acts",
                connection -> {
                    found.set(new ActTable(connection).nextOffset());
                    return true;
                });
        long next = found.get();
        if (next > end) {
            throw new IllegalStateException(
                    "%s ends at %d, and is entered up to %d".formatted(partition, end, next));
        }
        LOG.infof("acts are entered from offset=%d of %d", next, end);
        return next;
    }

    private void enter(ConsumerRecords<byte[], byte[]> records)
            throws InvalidProtocolBufferException {
        List<ActTable.Recorded> recorded = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> one : records) {
            recorded.add(
                    new ActTable.Recorded(one.offset(), AdministrativeAct.parseFrom(one.value())));
        }
        oldestMillis = records.iterator().next().timestamp();
        database.whenPossible(
                "acts",
                connection -> {
                    new ActTable(connection).enter(recorded, Instant.now());
                    return true;
                });
        oldestMillis = 0;
    }
}
