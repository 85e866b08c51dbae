package org.bourse.portfolio.tagging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.projection.ProjectionRunner;
import org.bourse.platform.projection.ProjectionRunners;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes order-events from Kafka to the days of tags. */
@ApplicationScoped
public class OrderEventAdapter {
    private final ProjectionRunner<OrderEvents> runner;

    @Inject
    OrderEventAdapter(ProjectionRunners runners, TagProjection projection) {
        runner = runners.runner(projection);
    }

    /** Returns when the records are durable. */
    @Incoming("order-events")
    @Blocking(ordered = true)
    public void receive(ConsumerRecords<byte[], byte[]> records) {
        runner.receive(records);
    }
}
