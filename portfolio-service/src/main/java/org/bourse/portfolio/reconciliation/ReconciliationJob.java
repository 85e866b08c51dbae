package org.bourse.portfolio.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Compares the ledger with the venue after each day that was closed, and tells by metrics what the
 * last reconciliations found, whoever made them.
 */
@ApplicationScoped
public class ReconciliationJob {
    private static final Logger LOG = Logger.getLogger(ReconciliationJob.class);

    private final Reconciliations reconciliations;
    private final DataSource dataSource;

    private volatile Map<ReconciliationKind, Long> last = Map.of();

    @Inject
    ReconciliationJob(
            Reconciliations reconciliations, DataSource dataSource, MeterRegistry registry) {
        this.reconciliations = reconciliations;
        this.dataSource = dataSource;
        for (ReconciliationKind kind : ReconciliationKind.values()) {
            Gauge.builder(
                            "bourse.reconciliation.differences",
                            this,
                            job -> job.last.getOrDefault(kind, 0L))
                    .description("Balances that differed at the last reconciliation of this kind")
                    .tag("kind", kind.name())
                    .register(registry);
        }
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "reconciliation")
    @RunOnVirtualThread
    void run() {
        try {
            reconciliations.ofVenueWhenDue();
            try (Connection connection = dataSource.getConnection()) {
                last = ReconciliationRows.lastDifferences(connection);
            }
        } catch (SQLException e) {
            LOG.warnf("not reconciled: %s", e.getMessage());
        }
    }
}
