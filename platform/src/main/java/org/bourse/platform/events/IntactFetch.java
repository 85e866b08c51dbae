package org.bourse.platform.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Polls, and fetches again what arrived damaged. A consumer keeps what it fetched and fails at the
 * same record again and again, though the records of the broker may well be intact. For consumers
 * whose partitions are assigned by hand.
 */
public final class IntactFetch {
    private static final Logger LOG = Logger.getLogger(IntactFetch.class);

    /** What is damaged so many times in a row is so in the log. */
    static final int ATTEMPTS_MAX = 5;

    private IntactFetch() {}

    /**
     * What a poll returns.
     *
     * @throws KafkaException when it fails for another reason, or again and again
     */
    public static <K, V> ConsumerRecords<K, V> poll(Consumer<K, V> consumer, Duration atMost) {
        for (int attempt = 1; ; attempt++) {
            try {
                return consumer.poll(atMost);
            } catch (KafkaException e) {
                if (!mayBeDamaged(e) || attempt == ATTEMPTS_MAX) {
                    throw e;
                }
                LOG.warnf("fetched again attempt=%d: %s", attempt, e.getMessage());
                fetchAgain(consumer);
            }
        }
    }

    /** Kafka has no type of its own for it; all that has one is something else. */
    private static boolean mayBeDamaged(KafkaException failure) {
        return failure.getClass() == KafkaException.class;
    }

    /** To seek to where it is would not do: what it has is thrown away with the assignment only. */
    private static void fetchAgain(Consumer<?, ?> consumer) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            positions.put(partition, consumer.position(partition));
        }
        consumer.assign(List.of());
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
    }
}
