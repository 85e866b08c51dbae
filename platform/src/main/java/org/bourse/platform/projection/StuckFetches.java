package org.bourse.platform.projection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Lets a projection's consumer fetch again what does not arrive. Of a fetch that was damaged on its
 * way a consumer keeps what it has and fails at it for ever; the channel polls on and looks well.
 */
@ApplicationScoped
public class StuckFetches {
    private static final Logger LOG = Logger.getLogger(StuckFetches.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** An offset beyond every end. */
    private static final long NOWHERE = Long.MAX_VALUE;

    private final KafkaClientService clients;
    private final Map<String, Looks> looks = new HashMap<>();
    private volatile boolean stopping;

    @Inject
    StuckFetches(KafkaClientService clients) {
        this.clients = clients;
    }

    void start(@Observes StartupEvent event) {
        if (!clients.getConsumerChannels().isEmpty()) {
            Thread.ofVirtual().name("stuck-fetches").start(this::watch);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void watch() {
        while (!stopping) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            for (String channel : clients.getConsumerChannels()) {
                KafkaConsumer<Object, Object> consumer = clients.getConsumer(channel);
                if (consumer != null) {
                    Looks before = looks.computeIfAbsent(channel, it -> new Looks());
                    consumer.runOnPollingThread(before::look)
                            .subscribe()
                            .with(done -> {}, failure -> LOG.debugf("not looked at %s", channel));
                }
            }
        }
    }

    /** Where a consumer was at the last look. For its polling thread. */
    static final class Looks {
        private final Map<TopicPartition, Long> positions = new HashMap<>();

        /**
         * Seeks in a partition that has more and has not moved since the last look, as what was
         * fetched is thrown away only when the place is another: one record back, which the
         * projection drops. Before the first record there is none, so it goes where no record can
         * be, and the broker's answer sends it back to the first ({@code auto.offset.reset}).
         */
        void look(Consumer<?, ?> consumer) {
            positions.keySet().retainAll(consumer.assignment());
            positions.keySet().removeAll(consumer.paused());
            for (TopicPartition partition : consumer.assignment()) {
                if (consumer.paused().contains(partition)) {
                    continue;
                }
                long position = consumer.position(partition);
                Long before = positions.put(partition, position);
                boolean stands = before != null && before == position;
                if (stands && consumer.currentLag(partition).orElse(0) > 0) {
                    LOG.warnf("fetched again partition=%s offset=%d", partition, position);
                    consumer.seek(partition, position > 0 ? position - 1 : NOWHERE);
                }
            }
        }
    }
}
