package org.bourse.platform.events;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.bourse.contracts.v1.EventHeader;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts tails of this venue's event topics and stops them with the process. */
@ApplicationScoped
public class EventTails {
    private final List<EventTail<?>> tails = new CopyOnWriteArrayList<>();
    private final String servers;
    private final int venue;
    private final FaultAlarm alarm;

    @Inject
    public EventTails(
            FaultAlarm alarm,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.alarm = alarm;
        this.servers = servers;
        this.venue = venue;
    }

    /**
     * Reads a topic's records, each once and in order, on a thread of their own.
     *
     * @param header picks the header out of a record
     * @param pace how long it may leave records lying before it looks again; each look costs the
     *     broker and this process as much as a record
     * @param onRecord must be quick; an exception from it ends the process
     */
    public <T extends Message> EventTail<T> tail(
            String topic,
            Parser<T> parser,
            Function<T, EventHeader> header,
            EventTail.Start start,
            Duration pace,
            Consumer<T> onRecord) {
        PartitionReader reader = new PartitionReader(servers, new TopicPartition(topic, venue));
        EventTail<T> tail =
                new EventTail<>(topic, reader, parser, header, start, pace, onRecord, alarm);
        tails.add(tail);
        tail.start();
        return tail;
    }

    List<EventTail<?>> all() {
        return tails;
    }

    @PreDestroy
    void stop() {
        tails.forEach(EventTail::stop);
    }
}
