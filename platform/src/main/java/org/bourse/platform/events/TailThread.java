package org.bourse.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.platform.metric.Hop;
import org.jboss.logging.Logger;

/**
 * Reads for some tails, all with one fetch: what a look costs hardly grows with the number of
 * topics. A fault of one ends the process.
 */
final class TailThread {
    private static final Logger LOG = Logger.getLogger(TailThread.class);

    private final PartitionReader reader;
    private final Map<TopicPartition, EventTail<?>> tails = new LinkedHashMap<>();
    private final Map<String, Timer> taken = new HashMap<>();
    private final Duration pace;
    private final Halt halt;

    private volatile boolean stopping;

    TailThread(
            PartitionReader reader,
            int venue,
            List<EventTail<?>> tails,
            Duration pace,
            Halt halt,
            MeterRegistry meters) {
        this.reader = reader;
        this.pace = pace;
        this.halt = halt;
        for (EventTail<?> tail : tails) {
            this.tails.put(new TopicPartition(tail.topic(), venue), tail);
            taken.put(tail.topic(), Hop.EVENTS_TAKEN.timer(meters, tail.topic()));
        }
    }

    void start() {
        Thread.ofPlatform().name("tail-" + topics()).daemon(true).start(this::run);
    }

    void stop() {
        stopping = true;
        reader.wakeUp();
    }

    /** Reads until it is stopped or a fault ends the process. */
    void run() {
        try (PartitionReader in = reader) {
            Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
            tails.forEach((partition, tail) -> offsets.put(partition, tail.begin(in, partition)));
            in.start(offsets);
            boolean caughtUp = false;
            while (!stopping) {
                ConsumerRecords<byte[], byte[]> records = in.poll();
                if (!received(records)) {
                    return;
                }
                if (caughtUp && !records.isEmpty()) {
                    LockSupport.parkNanos(pace.toNanos());
                }
                if (!caughtUp) {
                    tails.forEach((partition, tail) -> tail.reached(in.position(partition)));
                    caughtUp = tails.values().stream().allMatch(EventTail::caughtUp);
                }
            }
        } catch (WakeupException e) {
            LOG.debugf("tail ends topics=%s", topics());
        } catch (Throwable e) {
            LOG.errorf(e, "tail failed topics=%s", topics());
            EventTail<?> any = tails.values().iterator().next();
            halt.now(
                    new Halt.Fault(
                            any.topic(),
                            any.lastSequence(),
                            "the tail of " + topics() + " failed"));
        }
    }

    private boolean received(ConsumerRecords<byte[], byte[]> records) {
        for (Map.Entry<TopicPartition, EventTail<?>> followed : tails.entrySet()) {
            EventTail<?> tail = followed.getValue();
            Timer timer = Objects.requireNonNull(taken.get(tail.topic()));
            try {
                for (ConsumerRecord<byte[], byte[]> entry : records.records(followed.getKey())) {
                    tail.receive(entry);
                    if (tail.caughtUp()) {
                        timer.record(
                                Math.max(0, System.currentTimeMillis() - entry.timestamp()),
                                TimeUnit.MILLISECONDS);
                    }
                }
            } catch (FaultException e) {
                halt.now(new Halt.Fault(tail.topic(), tail.lastSequence(), e.reason()));
                return false;
            }
        }
        return true;
    }

    private String topics() {
        return tails.values().stream().map(EventTail::topic).collect(Collectors.joining(","));
    }
}
