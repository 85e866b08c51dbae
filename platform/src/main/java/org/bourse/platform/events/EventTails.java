package org.bourse.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bourse.platform.broker.Brokers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts tails of this venue's event topics and stops them with the process. */
@ApplicationScoped
public class EventTails {
    private final List<EventTail<?>> tails = new CopyOnWriteArrayList<>();
    private final List<TailThread> threads = new CopyOnWriteArrayList<>();
    private final Brokers brokers;
    private final int venue;
    private final FaultAlarm alarm;
    private final MeterRegistry meters;

    @Inject
    public EventTails(
            FaultAlarm alarm,
            Brokers brokers,
            MeterRegistry meters,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.meters = meters;
        this.alarm = alarm;
        this.brokers = brokers;
        this.venue = venue;
    }

    /**
     * Reads the tails' topics on a thread of their own.
     *
     * @param pace how long it may leave records lying before it looks again; each look costs the
     *     broker and this process as much as a record
     */
    public void follow(Duration pace, List<EventTail<?>> together) {
        TailThread thread =
                new TailThread(new PartitionReader(brokers), venue, together, pace, alarm, meters);
        tails.addAll(together);
        threads.add(thread);
        thread.start();
    }

    List<EventTail<?>> all() {
        return tails;
    }

    @PreDestroy
    void stop() {
        threads.forEach(TailThread::stop);
    }
}
