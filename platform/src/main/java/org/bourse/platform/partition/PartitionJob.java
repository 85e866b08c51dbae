package org.bourse.platform.partition;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps the partitions of a service as its rules say, and tells metrics of it. Every replica does;
 * who comes second finds nothing to do. What fails is tried again at the next run.
 */
public final class PartitionJob {
    private static final Logger LOG = Logger.getLogger(PartitionJob.class);

    private final DataSource dataSource;
    private final PartitionKeeper keeper;
    private final MeterRegistry registry;
    private final String prefix;

    private volatile Map<PartitionedTable, Integer> ahead = Map.of();
    private volatile Map<PartitionedTable, PartitionKeeper.Span> held = Map.of();
    private volatile long doneNanos = System.nanoTime();

    /**
     * @param prefix of the metrics' names, such as {@code bourse.history.partitions}
     */
    public PartitionJob(
            DataSource dataSource,
            List<PartitionRule> rules,
            PartitionContents contents,
            MeterRegistry registry,
            String prefix) {
        this.dataSource = dataSource;
        this.registry = registry;
        this.prefix = prefix;
        keeper = new PartitionKeeper(rules, contents);
        for (PartitionRule rule : rules) {
            Gauge.builder(prefix + ".ahead", this, it -> it.aheadOf(rule.table()))
                    .description("Partitions beyond that of the newest row")
                    .tag("table", rule.table().tableName())
                    .register(registry);
            dropped(rule.table());
        }
        Gauge.builder(prefix + ".age", this, PartitionJob::ageSeconds)
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
        return Counter.builder(prefix + ".dropped")
                .description("Partitions this process dropped")
                .tag("table", table.tableName())
                .register(registry);
    }

    /** From the first to the last partition of a table, as of the last run; empty: not known. */
    public Optional<PartitionKeeper.Span> held(PartitionedTable table) {
        return Optional.ofNullable(held.get(table));
    }

    /** Makes and drops once. */
    public void run() {
        Timer.Sample run = Timer.start(registry);
        String outcome = "failed";
        try (Connection connection = dataSource.getConnection()) {
            PartitionKeeper.Result result = keeper.run(connection, Instant.now());
            ahead = result.ahead();
            held = result.held();
            result.dropped().forEach((table, count) -> dropped(table).increment(count));
            doneNanos = System.nanoTime();
            outcome = "done";
        } catch (SQLException e) {
            LOG.warnf("partitions not kept: %s", e.getMessage());
        } finally {
            run.stop(
                    Timer.builder(prefix + ".run")
                            .description("Runs that make and drop partitions")
                            .tag("outcome", outcome)
                            .register(registry));
        }
    }
}
