package org.bourse.platform.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StuckFetchesTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ORDER_EVENTS, 0);

    private final List<Long> sought = new ArrayList<>();
    private final MockConsumer<byte[], byte[]> consumer =
            new MockConsumer<>("none") {
                @Override
                public synchronized void seek(TopicPartition partition, long offset) {
                    super.seek(partition, offset);
                    sought.add(offset);
                }
            };
    private final StuckFetches.Looks looks = new StuckFetches.Looks();

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.seek(PARTITION, 5);
        consumer.updateEndOffsets(Map.of(PARTITION, 8L));
        sought.clear();
    }

    @Test
    void whatHasMoreAndDoesNotMoveIsFetchedAgainFromOneRecordBefore() {
        looks.look(consumer);
        assertEquals(List.of(), sought);
        looks.look(consumer);
        assertEquals(List.of(4L), sought);
    }

    @Test
    void whatDoesNotMoveFromTheFirstRecordIsSentWhereNoneIsAndBeginsAnew() {
        consumer.seek(PARTITION, 0);
        sought.clear();
        looks.look(consumer);
        looks.look(consumer);
        assertEquals(List.of(Long.MAX_VALUE), sought);
        looks.look(consumer);
        assertEquals(List.of(Long.MAX_VALUE), sought, "it waits for the broker's word");
    }

    @Test
    void whatMovesIsLeftAlone() {
        looks.look(consumer);
        consumer.seek(PARTITION, 6);
        sought.clear();
        looks.look(consumer);
        assertEquals(List.of(), sought);
    }

    @Test
    void whatIsAtTheEndIsLeftAlone() {
        consumer.updateEndOffsets(Map.of(PARTITION, 5L));
        looks.look(consumer);
        looks.look(consumer);
        assertEquals(List.of(), sought);
    }

    @Test
    void whatWaitsForTheDatabaseIsLeftAlone() {
        looks.look(consumer);
        consumer.pause(List.of(PARTITION));
        looks.look(consumer);
        consumer.resume(List.of(PARTITION));
        looks.look(consumer);
        assertEquals(List.of(), sought);
    }
}
