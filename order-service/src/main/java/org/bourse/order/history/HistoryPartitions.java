package org.bourse.order.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps the partitions of the history as the policy says. Every replica does; who comes second
 * finds nothing to do. What fails is tried again at the next run.
 */
@ApplicationScoped
public class HistoryPartitions {
    private static final Logger LOG = Logger.getLogger(HistoryPartitions.class);

    private final DataSource dataSource;
    private final PartitionKeeper keeper;
    private final MeterRegistry registry;

    private volatile Map<PartitionedTable, Integer> ahead = Map.of();
    private volatile Optional<TimeRange> tradesHeld = Optional.empty();
    private volatile long doneNanos = System.nanoTime();

    @Inject
    HistoryPartitions(DataSource dataSource, HistoryConfig config, MeterRegistry registry) {
        this.dataSource = dataSource;
        this.registry = registry;
        keeper = new PartitionKeeper(PartitionPolicy.of(config));
        for (PartitionedTable table : PartitionedTable.values()) {
            Gauge.builder("bourse.history.partitions.ahead", this, it -> it.aheadOf(table))
                    .description("Partitions beyond that of the newest order")
                    .tag("table", table.tableName())
                    .register(registry);
            dropped(table);
        }
        Gauge.builder("bourse.history.partitions.age", this, HistoryPartitions::ageSeconds)
                .description("Since partitions were last made and dropped without failure")
                .baseUnit("seconds")
                .register(registry);
    }

    private int aheadOf(PartitionedTable table) {
        return ahead.getOrDefault(table, 0);
    }

    private double ageSeconds() {
        return Duration.ofNanos(System.nanoTime() - doneNanos).toMillis() / 1e3;
    }

    private Counter dropped(PartitionedTable table) {
        return Counter.builder("bourse.history.partitions.dropped")
                .description("Partitions this process dropped")
                .tag("table", table.tableName())
                .register(registry);
    }

    /** From the first to the last partition of trades, as of the last run; empty: not known. */
    Optional<TimeRange> tradesHeld() {
        return tradesHeld;
    }

    @Scheduled(
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "history-partitions")
    @RunOnVirtualThread
    void keep() {
        Timer.Sample run = Timer.start(registry);
        String outcome = "failed";
        try (Connection connection = dataSource.getConnection()) {
            PartitionKeeper.Result result = keeper.run(connection, Instant.now());
            ahead = result.ahead();
            tradesHeld = result.tradesHeld();
            result.dropped().forEach((table, count) -> dropped(table).increment(count));
            doneNanos = System.nanoTime();
            outcome = "done";
        } catch (SQLException e) {
            LOG.warnf("partitions not kept: %s", e.getMessage());
        } finally {
            run.stop(
                    Timer.builder("bourse.history.partitions.run")
                            .description("Runs that make and drop partitions")
                            .tag("outcome", outcome)
                            .register(registry));
        }
    }
}
