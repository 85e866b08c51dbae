package org.bourse.risk.reporting;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bourse.contracts.v1.LedgerEvents;
import org.bourse.platform.projection.ProjectionRunner;
import org.bourse.platform.projection.ProjectionRunners;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes batches of {@code ledger-events} to the projection. */
@ApplicationScoped
public class LedgerEventAdapter {
    private final ProjectionRunner<LedgerEvents> runner;

    @Inject
    LedgerEventAdapter(ProjectionRunners runners, ThresholdProjection projection) {
        runner = runners.runner(projection);
    }

    @Incoming("ledger-events")
    @Blocking(ordered = true)
    public void receive(ConsumerRecords<byte[], byte[]> records) {
        runner.receive(records);
    }
}
