package org.bourse.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.bourse.contracts.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntactFetchTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ORDER_EVENTS, 0);

    private int thrownAway;
    private final MockConsumer<byte[], byte[]> consumer =
            new MockConsumer<>("none") {
                @Override
                public synchronized void assign(Collection<TopicPartition> partitions) {
                    super.assign(partitions);
                    if (partitions.isEmpty()) {
                        thrownAway++;
                    }
                }
            };

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.seek(PARTITION, 0);
    }

    private int poll() {
        return IntactFetch.poll(consumer, Duration.ZERO).count();
    }

    private void fails(KafkaException failure, int times) {
        for (int i = 0; i < times; i++) {
            consumer.schedulePollTask(() -> consumer.setPollException(failure));
        }
    }

    @Test
    void whatIsDamagedOnItsWayIsFetchedAgain() {
        fails(new KafkaException("invalid, cause: Record is corrupt"), 2);
        consumer.schedulePollTask(() -> consumer.addRecord(Records.entry(0, 0, new byte[1])));
        assertEquals(1, poll());
        assertEquals(2, thrownAway);
    }

    @Test
    void whatIsDamagedInTheLogFails() {
        fails(new KafkaException("invalid, cause: Record is corrupt"), IntactFetch.ATTEMPTS_MAX);
        assertThrows(KafkaException.class, this::poll);
        assertEquals(IntactFetch.ATTEMPTS_MAX - 1, thrownAway);
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        for (KafkaException other :
                List.of(new WakeupException(), new AuthorizationException("no"))) {
            fails(other, 1);
            assertThrows(other.getClass(), this::poll);
        }
        assertEquals(0, thrownAway);
    }
}
