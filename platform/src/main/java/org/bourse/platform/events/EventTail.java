package org.bourse.platform.events;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.contracts.ContractVersion;
import org.bourse.contracts.EventSequence;
import org.bourse.contracts.UnknownFields;
import org.bourse.contracts.v1.EventHeader;
import org.jboss.logging.Logger;

/**
 * Follows one topic of a venue without a consumer group, for readers whose state is in memory.
 * Takes exactly the record after the last; a gap, or a field this build should know and does not,
 * ends the process.
 *
 * @param <T> the topic's record
 */
public final class EventTail<T extends Message> {
    private static final Logger LOG = Logger.getLogger(EventTail.class);

    /** Where a tail begins. */
    public sealed interface Start {
        /** With the first record to come. */
        record End() implements Start {}

        /** With the first record there is. */
        record Beginning() implements Start {}

        /** With the records of this long before the newest one. */
        record LookBack(Duration time) implements Start {}
    }

    private final String topic;
    private final PartitionReader reader;
    private final Parser<T> parser;
    private final Function<T, EventHeader> header;
    private final Start start;
    private final Duration pace;
    private final Consumer<T> onRecord;
    private final Halt halt;

    private volatile boolean caughtUp;
    private volatile boolean stopping;
    private long lastSequence;
    private boolean first = true;

    EventTail(
            String topic,
            PartitionReader reader,
            Parser<T> parser,
            Function<T, EventHeader> header,
            Start start,
            Duration pace,
            Consumer<T> onRecord,
            Halt halt) {
        this.topic = topic;
        this.reader = reader;
        this.parser = parser;
        this.header = header;
        this.start = start;
        this.pace = pace;
        this.onRecord = onRecord;
        this.halt = halt;
    }

    /** True once it has read all that was there when it began. */
    public boolean caughtUp() {
        return caughtUp;
    }

    public String topic() {
        return topic;
    }

    void start() {
        Thread.ofPlatform().name("tail-" + topic).daemon(true).start(this::run);
    }

    void stop() {
        stopping = true;
        reader.wakeUp();
    }

    /** Reads until it is stopped or a fault ends the process. */
    void run() {
        try (PartitionReader in = reader) {
            long endAtStart = in.end();
            in.seek(startOffset(endAtStart));
            while (!stopping) {
                List<ConsumerRecord<byte[], byte[]>> records = in.poll();
                for (ConsumerRecord<byte[], byte[]> entry : records) {
                    receive(entry);
                }
                if (caughtUp && !records.isEmpty()) {
                    LockSupport.parkNanos(pace.toNanos());
                }
                if (!caughtUp && in.position() >= endAtStart) {
                    caughtUp = true;
                    LOG.infof("caught up topic=%s offset=%d", topic, endAtStart);
                }
            }
        } catch (WakeupException e) {
            LOG.debugf("tail ends topic=%s", topic);
        } catch (FaultException e) {
            halt.now(new Halt.Fault(topic, lastSequence, e.reason()));
        } catch (Throwable e) {
            LOG.errorf(e, "tail failed topic=%s", topic);
            String reason = "the tail of " + topic + " failed after sequence " + lastSequence;
            halt.now(new Halt.Fault(topic, lastSequence, reason));
        }
    }

    private long startOffset(long end) {
        return switch (start) {
            case Start.End() -> end;
            case Start.Beginning() -> reader.beginning();
            case Start.LookBack(Duration time) -> reader.before(end, time);
        };
    }

    private void receive(ConsumerRecord<byte[], byte[]> entry)
            throws InvalidProtocolBufferException {
        T record = parser.parseFrom(entry.value());
        EventHeader head = header.apply(record);
        if (head.getContractVersion() > ContractVersion.CURRENT || UnknownFields.in(record)) {
            throw new FaultException(
                    "%s offset %d holds what this build does not know"
                            .formatted(topic, entry.offset()));
        }
        long sequence = head.getSequence();
        EventSequence.Arrival arrival =
                first && !(start instanceof Start.Beginning)
                        ? EventSequence.Arrival.NEXT
                        : EventSequence.arrival(lastSequence, sequence);
        switch (arrival) {
            case NEXT -> {
                first = false;
                lastSequence = sequence;
                onRecord.accept(record);
            }
            case DUPLICATE -> LOG.debugf("dropped topic=%s sequence=%d", topic, sequence);
            case GAP ->
                    throw new FaultException(
                            "gap in %s at position %d: sequence %d after %d"
                                    .formatted(topic, head.getPosition(), sequence, lastSequence));
        }
    }
}
