package org.bourse.matching.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.v1.BookEvents;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;
import org.bourse.matching.runner.StoredEvents;
import org.bourse.platform.broker.Brokers;
import org.bourse.platform.events.IntactFetch;

/** Reads the venue's partition of the four event topics. */
public final class KafkaStoredEvents implements StoredEvents, AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * Looks back so far first: after a change of leaders a few of earlier sequences may come last.
     */
    private static final int LOOK_BACK = 100;

    private static final int LOOK_BACK_MAX = 1_000_000;

    private final Map<EventTopic, TopicPartition> partitions = new EnumMap<>(EventTopic.class);
    private final KafkaConsumer<byte[], byte[]> consumer;

    public KafkaStoredEvents(Brokers brokers, int venue) {
        for (EventTopic topic : EventTopic.values()) {
            partitions.put(topic, new TopicPartition(topic.topic(), venue));
        }
        consumer = new KafkaConsumer<>(KafkaCommandLog.properties(brokers));
        consumer.assign(partitions.values());
    }

    @Override
    public List<EventRecord> follow(EmittedSequences least) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions.values());
        for (int back = LOOK_BACK; ; back *= 10) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions.values());
            boolean isAll = true;
            for (TopicPartition partition : partitions.values()) {
                long beginning = KafkaCommandLog.offset(beginnings, partition);
                long from = KafkaCommandLog.offset(ends, partition) - back;
                isAll &= from <= beginning;
                consumer.seek(partition, Math.max(beginning, from));
            }
            List<EventRecord> last = read(ends);
            if (isAll || back >= LOOK_BACK_MAX || EmittedSequences.of(last).reach(least)) {
                return last;
            }
        }
    }

    @Override
    public List<EventRecord> poll() {
        return take(Duration.ZERO);
    }

    @Override
    public List<EventRecord> drain() {
        return read(consumer.endOffsets(partitions.values()));
    }

    private List<EventRecord> read(Map<TopicPartition, Long> ends) {
        List<EventRecord> records = new ArrayList<>();
        long begun = System.nanoTime();
        while (!isAt(ends)) {
            if (System.nanoTime() - begun > WITHIN.toNanos()) {
                throw new IllegalStateException("the event topics cannot be read to " + ends);
            }
            records.addAll(take(POLL));
        }
        return records;
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        return partitions.values().stream()
                .allMatch(it -> consumer.position(it) >= KafkaCommandLog.offset(ends, it));
    }

    private List<EventRecord> take(Duration atMost) {
        List<EventRecord> records = new ArrayList<>();
        var polled = IntactFetch.poll(consumer, atMost);
        partitions.forEach((topic, partition) -> {
            for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
                records.add(stored(topic, record));
            }
        });
        return records;
    }

    private static EventRecord stored(EventTopic topic, ConsumerRecord<byte[], byte[]> record) {
        byte[] bytes = record.value();
        try {
            EventHeader header =
                    switch (topic) {
                        case ORDER -> OrderEvents.parseFrom(bytes).getHeader();
                        case LEDGER -> LedgerEvents.parseFrom(bytes).getHeader();
                        case TRADE -> TradeEvents.parseFrom(bytes).getHeader();
                        case BOOK -> BookEvents.parseFrom(bytes).getHeader();
                    };
            return new EventRecord(topic, header.getSequence(), header.getPosition(), bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "%s offset %d is not a record of a venue"
                            .formatted(topic.topic(), record.offset()),
                    e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
