package org.bourse.portfolio.book;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.platform.projection.ProjectionRunner;
import org.bourse.platform.projection.ProjectionRunners;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes trade-events from Kafka into the books, and tells what positions became of it. */
@ApplicationScoped
public class TradeEventAdapter {
    private final ProjectionRunner<TradeEvents> runner;
    private final BookProjection projection;
    private final PositionPublisher publisher;
    private final int venue;

    /** The offset that follows what was received last. */
    private long nextOffset;

    @Inject
    TradeEventAdapter(
            ProjectionRunners runners,
            BookProjection projection,
            PositionPublisher publisher,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        runner = runners.runner(projection);
        this.projection = projection;
        this.publisher = publisher;
        this.venue = venue;
    }

    /** Returns when the records are durable. */
    @Incoming("trade-events")
    @Blocking(ordered = true)
    public void receive(ConsumerRecords<byte[], byte[]> records) {
        runner.receive(records);
        for (ConsumerRecord<byte[], byte[]> entry : records) {
            if (entry.partition() == venue) {
                if (entry.offset() != nextOffset) {
                    // Another replica had the partition, or this one did and was stopped.
                    publisher.missed();
                }
                nextOffset = entry.offset() + 1;
            }
        }
        publisher.tell(projection.takeChanged());
    }
}
