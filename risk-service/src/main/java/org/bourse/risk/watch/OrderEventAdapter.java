package org.bourse.risk.watch;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.projection.ProjectionRunner;
import org.bourse.platform.projection.ProjectionRunners;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes batches of {@code order-events} to the projection. */
@ApplicationScoped
public class OrderEventAdapter {
    private final ProjectionRunner<OrderEvents> runner;

    @Inject
    OrderEventAdapter(ProjectionRunners runners, RiskProjection projection) {
        runner = runners.runner(projection);
    }

    @Incoming("order-events")
    @Blocking(ordered = true)
    public void receive(ConsumerRecords<byte[], byte[]> records) {
        runner.receive(records);
    }
}
