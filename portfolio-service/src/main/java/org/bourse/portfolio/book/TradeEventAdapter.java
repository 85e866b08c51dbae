package org.bourse.portfolio.book;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.platform.projection.ProjectionRunner;
import org.bourse.platform.projection.ProjectionRunners;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes trade-events from Kafka into the books. */
@ApplicationScoped
public class TradeEventAdapter {
    private final ProjectionRunner<TradeEvents> runner;

    @Inject
    TradeEventAdapter(ProjectionRunners runners, BookProjection projection) {
        runner = runners.runner(projection);
    }

    /** Returns when the records are durable. */
    @Incoming("trade-events")
    @Blocking(ordered = true)
    public void receive(ConsumerRecords<byte[], byte[]> records) {
        runner.receive(records);
    }
}
