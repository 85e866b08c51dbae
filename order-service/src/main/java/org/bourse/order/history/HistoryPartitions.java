package org.bourse.order.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.sql.DataSource;
import org.bourse.platform.partition.PartitionJob;

/** Keeps the partitions of the history as the policy says. */
@ApplicationScoped
public class HistoryPartitions {
    private final PartitionJob job;

    @Inject
    HistoryPartitions(DataSource dataSource, HistoryConfig config, MeterRegistry registry) {
        job =
                new PartitionJob(
                        dataSource,
                        PartitionPolicy.of(config).rules(),
                        new HistoryContents(),
                        registry,
                        "bourse.history.partitions");
    }

    /** From the first to the last partition of trades, as of the last run; empty: not known. */
    Optional<TimeRange> tradesHeld() {
        return job.held(HistoryTable.TRADES).map(span -> TimeRange.between(span.from(), span.to()));
    }

    @Scheduled(
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "history-partitions")
    @RunOnVirtualThread
    void keep() {
        job.run();
    }
}
