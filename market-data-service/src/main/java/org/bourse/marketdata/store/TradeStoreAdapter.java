package org.bourse.marketdata.store;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.platform.projection.ProjectionRunner;
import org.bourse.platform.projection.ProjectionRunners;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings {@code trade-events} into the tables; one replica at a time holds a venue's partition. */
@ApplicationScoped
public class TradeStoreAdapter {
    private final ProjectionRunner<TradeEvents> runner;

    @Inject
    TradeStoreAdapter(ProjectionRunners runners, TradeProjection projection) {
        runner = runners.runner(projection);
    }

    @Incoming("trade-events")
    @Blocking(ordered = true)
    public void receive(ConsumerRecords<byte[], byte[]> records) {
        runner.receive(records);
    }
}
