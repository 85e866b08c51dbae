package org.bourse.order.history;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.platform.projection.ProjectionRunner;
import org.bourse.platform.projection.ProjectionRunners;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Brings {@code order-events} into the history; one replica at a time holds a venue's partition.
 */
@ApplicationScoped
public class OrderHistoryAdapter {
    private final ProjectionRunner<OrderEvents> runner;

    @Inject
    OrderHistoryAdapter(ProjectionRunners runners, OrderProjection projection) {
        runner = runners.runner(projection);
    }

    @Incoming("order-events")
    @Blocking(ordered = true)
    public void receive(ConsumerRecords<byte[], byte[]> records) {
        runner.receive(records);
    }
}
