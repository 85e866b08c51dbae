package org.bourse.marketdata.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.bourse.marketdata.archive.MarketArchive;
import org.bourse.platform.partition.PartitionJob;

/** Keeps the partitions of trades and candles as the policy says, hourly. */
@ApplicationScoped
public class StorePartitions {
    private static final Duration EVERY = Duration.ofHours(1);

    private final PartitionJob job;
    private final MarketArchive archive;
    private volatile long nextNanos = System.nanoTime();

    @Inject
    StorePartitions(
            DataSource dataSource,
            StoreConfig config,
            MarketArchive archive,
            MeterRegistry registry) {
        this.archive = archive;
        job =
                new PartitionJob(
                        dataSource,
                        config.rules(),
                        new StoreContents(archive),
                        registry,
                        "bourse.market.partitions");
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "market-partitions")
    @RunOnVirtualThread
    void keep() {
        if (System.nanoTime() - nextNanos >= 0) {
            // What cannot be archived while the market is being read is asked for again soon.
            boolean isReady = archive.isReady();
            job.run();
            if (isReady) {
                nextNanos = System.nanoTime() + EVERY.toNanos();
            }
        }
    }
}
