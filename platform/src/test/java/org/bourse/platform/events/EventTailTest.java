package org.bourse.platform.events;

import static org.bourse.platform.events.Records.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.OrderEvents;
import org.junit.jupiter.api.Test;

/** All records come with the first poll; a tail without a fault is stopped with the second. */
class EventTailTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ORDER_EVENTS, 0);

    private final List<String> halts = new ArrayList<>();
    private final List<Long> taken = new ArrayList<>();

    private EventTail<OrderEvents> run(EventTail.Start start, byte[]... values) {
        return run(start, record -> taken.add(record.getHeader().getSequence()), values);
    }

    private EventTail<OrderEvents> run(
            EventTail.Start start, Consumer<OrderEvents> onRecord, byte[]... values) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        EventTail<OrderEvents> tail =
                new EventTail<>(
                        Topics.ORDER_EVENTS,
                        OrderEvents.parser(),
                        OrderEvents::getHeader,
                        start,
                        onRecord);
        TailThread thread =
                new TailThread(
                        new PartitionReader(consumer),
                        0,
                        List.of(tail),
                        Duration.ZERO,
                        fault -> halts.add(fault.reason()),
                        new SimpleMeterRegistry());
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        long end = start instanceof EventTail.Start.End ? 0 : values.length;
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < values.length; offset++) {
                consumer.addRecord(Records.entry(0, offset, values[offset]));
            }
        });
        consumer.schedulePollTask(thread::stop);
        thread.run();
        assertTrue(consumer.closed());
        return tail;
    }

    private static byte[] bytes(long sequence) {
        return numbered(sequence).toByteArray();
    }

    @Test
    void takesEachRecordOnceAndInOrder() {
        EventTail<OrderEvents> tail =
                run(new EventTail.Start.Beginning(), bytes(1), bytes(2), bytes(2), bytes(3));

        assertEquals(List.of(1L, 2L, 3L), taken);
        assertEquals(List.of(), halts);
        assertTrue(tail.caughtUp());
    }

    @Test
    void aGapStopsIt() {
        EventTail<OrderEvents> tail =
                run(new EventTail.Start.Beginning(), bytes(1), bytes(3), bytes(4));

        assertEquals(List.of(1L), taken);
        assertEquals(List.of("gap in order-events at position 30: sequence 3 after 1"), halts);
        assertFalse(tail.caughtUp());
    }

    @Test
    void aBeginningThatIsMissingStopsIt() {
        run(new EventTail.Start.Beginning(), bytes(2));

        assertEquals(List.of(), taken);
        assertEquals(List.of("gap in order-events at position 20: sequence 2 after 0"), halts);
    }

    @Test
    void whoBeginsLaterBeginsAnywhereAndThenMissesNothing() {
        run(new EventTail.Start.End(), bytes(7), bytes(8), bytes(10));

        assertEquals(List.of(7L, 8L), taken);
        assertEquals(List.of("gap in order-events at position 100: sequence 10 after 8"), halts);
    }

    @Test
    void whoKnowsAnOffsetBeginsThere() {
        run(new EventTail.Start.At(1), bytes(7), bytes(8), bytes(9));

        assertEquals(List.of(8L, 9L), taken);
        assertEquals(List.of(), halts);
    }

    @Test
    void anOffsetThatTheTopicDoesNotReachIsOfAnother() {
        run(new EventTail.Start.At(4), bytes(7), bytes(8), bytes(9));

        assertEquals(List.of(7L, 8L, 9L), taken);
    }

    @Test
    void anUnknownFieldStopsIt() {
        run(
                new EventTail.Start.Beginning(),
                bytes(1),
                Records.withUnknownField(2).toByteArray(),
                bytes(3));

        assertEquals(List.of(1L), taken);
        assertEquals(List.of("order-events offset 1 holds what this build does not know"), halts);
    }

    @Test
    void aNewerContractStopsIt() {
        run(new EventTail.Start.Beginning(), Records.ofNewerContract(1).toByteArray(), bytes(2));

        assertEquals(List.of(), taken);
        assertEquals(List.of("order-events offset 0 holds what this build does not know"), halts);
    }

    @Test
    void anUnreadableRecordStopsIt() {
        run(new EventTail.Start.Beginning(), bytes(1), new byte[] {0x0a, 0x7f}, bytes(2));

        assertEquals(List.of(1L), taken);
        assertEquals(List.of("the tail of order-events failed after sequence 1"), halts);
    }

    @Test
    void aDefectOfItsReaderStopsIt() {
        run(
                new EventTail.Start.Beginning(),
                _ -> {
                    throw new IllegalStateException("defect");
                },
                bytes(1),
                bytes(2));

        assertEquals(List.of("the tail of order-events failed after sequence 1"), halts);
    }
}
