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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.OrderEvents;
import org.junit.jupiter.api.Test;

/** Two topics read together, the first from its beginning, the second from what comes next. */
class TailThreadTest {
    private static final TopicPartition WHOLE = new TopicPartition(Topics.ORDER_EVENTS, 2);
    private static final TopicPartition NEW = new TopicPartition(Topics.TRADE_EVENTS, 2);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final List<String> taken = new ArrayList<>();
    private final List<Halt.Fault> halts = new ArrayList<>();
    private final EventTail<OrderEvents> whole = tail(WHOLE, new EventTail.Start.Beginning());
    private final EventTail<OrderEvents> newest = tail(NEW, new EventTail.Start.End());
    private final TailThread thread =
            new TailThread(
                    new PartitionReader(consumer),
                    2,
                    List.of(whole, newest),
                    Duration.ZERO,
                    halts::add,
                    new SimpleMeterRegistry());

    private EventTail<OrderEvents> tail(TopicPartition partition, EventTail.Start start) {
        return new EventTail<>(
                partition.topic(),
                OrderEvents.parser(),
                OrderEvents::getHeader,
                start,
                record -> taken.add(partition.topic() + " " + record.getHeader().getSequence()));
    }

    private void add(TopicPartition partition, long offset, long sequence) {
        consumer.addRecord(
                new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        offset,
                        null,
                        numbered(sequence).toByteArray()));
    }

    private void ends(long ofWhole, long ofNew) {
        consumer.updateBeginningOffsets(Map.of(WHOLE, 0L, NEW, 0L));
        consumer.updateEndOffsets(Map.of(WHOLE, ofWhole, NEW, ofNew));
    }

    @Test
    void eachBeginsWhereItShould() {
        ends(2, 5);
        consumer.schedulePollTask(() -> {
            add(WHOLE, 0, 1);
            add(NEW, 4, 40);
            add(NEW, 5, 41);
        });
        consumer.schedulePollTask(() -> {
            assertFalse(whole.caughtUp());
            assertTrue(newest.caughtUp());
            add(WHOLE, 1, 2);
            add(NEW, 6, 42);
        });
        consumer.schedulePollTask(thread::stop);

        thread.run();

        assertEquals(
                List.of("order-events 1", "order-events 2", "trade-events 41", "trade-events 42"),
                taken.stream().sorted().toList());
        assertTrue(whole.caughtUp());
        assertEquals(List.of(), halts);
        assertTrue(consumer.closed());
    }

    @Test
    void aGapInOneEndsAll() {
        ends(0, 0);
        consumer.schedulePollTask(() -> {
            add(NEW, 0, 7);
            add(NEW, 1, 9);
        });
        consumer.schedulePollTask(() -> add(WHOLE, 0, 1));

        thread.run();

        assertEquals(List.of("trade-events 7"), taken);
        assertEquals(1, halts.size());
        assertEquals(Topics.TRADE_EVENTS, halts.getFirst().topic());
        assertEquals(7, halts.getFirst().sequence());
        assertTrue(consumer.closed());
    }
}
