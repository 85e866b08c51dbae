package org.bourse.marketdata.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.bourse.platform.partition.PartitionJob;

/** Keeps the partitions of trades and candles as the policy says. */
@ApplicationScoped
public class StorePartitions {
    private final PartitionJob job;

    @Inject
    StorePartitions(DataSource dataSource, StoreConfig config, MeterRegistry registry) {
        job =
                new PartitionJob(
                        dataSource,
                        config.rules(),
                        new StoreContents(),
                        registry,
                        "bourse.market.partitions");
    }

    @Scheduled(
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "market-partitions")
    @RunOnVirtualThread
    void keep() {
        job.run();
    }
}
