package org.bourse.risk.guard;

import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a topic's reader goes on from, given to the watch with the first record, if that is the one
 * it belongs to. A topic that begins anew (a restored or imported one) is read without it.
 *
 * @param <T> what held before the day
 */
final class FirstRecord<T> {
    private static final Logger LOG = Logger.getLogger(FirstRecord.class);

    private final String topic;
    private final Consumer<StandingTable.Beginning<T>> restore;
    private StandingTable.@Nullable Beginning<T> from;

    FirstRecord(
            String topic,
            StandingTable.Beginning<T> from,
            Consumer<StandingTable.Beginning<T>> restore) {
        this.topic = topic;
        this.from = from;
        this.restore = restore;
    }

    String topic() {
        return topic;
    }

    /**
     * Comes before each record is taken.
     *
     * @throws IllegalStateException when what is kept belongs to no part of the topic
     */
    void before(long sequence) {
        StandingTable.Beginning<T> kept = from;
        if (kept == null) {
            return;
        }
        from = null;
        if (kept.sequence() == sequence) {
            restore.accept(kept);
        } else if (kept.sequence() != 0 && sequence != 1) {
            throw new IllegalStateException(
                    "%s goes on with %d, the table guard_day with %d: delete its rows"
                            .formatted(topic, sequence, kept.sequence()));
        } else {
            LOG.infof("read from its beginning topic=%s sequence=%d", topic, sequence);
        }
    }
}
