package org.bourse.platform.events;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
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

        /**
         * With the record at this offset; with the first there is where the topic no longer has it,
         * or is another and does not reach so far.
         */
        record At(long offset) implements Start {}
    }

    /** Takes a tail's records. */
    @FunctionalInterface
    public interface Receiver<T> {
        /**
         * Takes each record once and in order; must be quick; an exception ends the process.
         *
         * @param writtenMillis when it was written, by the clock of who did, since the Unix epoch
         */
        void receive(T record, long offset, long writtenMillis);
    }

    private final String topic;
    private final Parser<T> parser;
    private final Function<T, EventHeader> header;
    private final Start start;
    private final Receiver<T> onRecord;

    private volatile boolean caughtUp;
    private long endAtStart;
    private long lastSequence;
    private boolean first = true;

    /**
     * @param header picks the header out of a record
     * @param onRecord takes each record once and in order; must be quick; an exception from it ends
     *     the process
     */
    public EventTail(
            String topic,
            Parser<T> parser,
            Function<T, EventHeader> header,
            Start start,
            Consumer<T> onRecord) {
        this(topic, parser, header, start, (record, _) -> onRecord.accept(record));
    }

    /**
     * @param onRecord as above, with the record's offset
     */
    public EventTail(
            String topic,
            Parser<T> parser,
            Function<T, EventHeader> header,
            Start start,
            ObjLongConsumer<T> onRecord) {
        this(topic, parser, header, start, (record, offset, _) -> onRecord.accept(record, offset));
    }

    /**
     * @param onRecord as above, with the record's offset and when it was written
     */
    public EventTail(
            String topic,
            Parser<T> parser,
            Function<T, EventHeader> header,
            Start start,
            Receiver<T> onRecord) {
        this.topic = topic;
        this.parser = parser;
        this.header = header;
        this.start = start;
        this.onRecord = onRecord;
    }

    /** True once it has read all that was there when it began. */
    public boolean caughtUp() {
        return caughtUp;
    }

    public String topic() {
        return topic;
    }

    /** The offset at which it begins. */
    long begin(PartitionReader reader, TopicPartition partition) {
        endAtStart = reader.end(partition);
        return switch (start) {
            case Start.End() -> endAtStart;
            case Start.Beginning() -> reader.beginning(partition);
            case Start.LookBack(Duration time) -> reader.before(partition, endAtStart, time);
            case Start.At(long offset) -> {
                long beginning = reader.beginning(partition);
                yield offset > endAtStart ? beginning : Math.max(beginning, offset);
            }
        };
    }

    /** All before this offset was received. */
    void reached(long offset) {
        if (!caughtUp && offset >= endAtStart) {
            caughtUp = true;
            LOG.infof("caught up topic=%s offset=%d", topic, endAtStart);
        }
    }

    /**
     * Takes the next record of its partition.
     *
     * @throws FaultException which ends the process, whatever the fault is
     */
    void receive(ConsumerRecord<byte[], byte[]> entry) {
        try {
            take(entry);
        } catch (FaultException e) {
            throw e;
        } catch (Throwable e) {
            LOG.errorf(e, "tail failed topic=%s", topic);
            throw new FaultException(
                    "the tail of " + topic + " failed after sequence " + lastSequence);
        }
    }

    long lastSequence() {
        return lastSequence;
    }

    private void take(ConsumerRecord<byte[], byte[]> entry) throws InvalidProtocolBufferException {
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
                onRecord.receive(record, entry.offset(), entry.timestamp());
            }
            case DUPLICATE -> LOG.debugf("dropped topic=%s sequence=%d", topic, sequence);
            case GAP ->
                    throw new FaultException(
                            "gap in %s at position %d: sequence %d after %d"
                                    .formatted(topic, head.getPosition(), sequence, lastSequence));
        }
    }
}
