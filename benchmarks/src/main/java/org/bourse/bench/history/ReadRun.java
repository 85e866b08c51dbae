package org.bourse.bench.history;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.bourse.bench.BenchException;
import org.bourse.bench.measure.Result;
import org.bourse.contracts.Ids;
import org.bourse.order.history.HistoryQueries;
import org.bourse.order.history.HistoryReads;
import org.bourse.order.history.Query;
import org.bourse.order.history.TimeRange;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderDetail;

/**
 * Times the reads, each for orders that are drawn from all: an account with many is asked for
 * often.
 */
final class ReadRun {
    private static final int PLANS = 20;
    private static final int WARM_UP = 50;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Connection connection;
    private final int orders;
    private final int reads;
    private final SplittableRandom random;
    private final PrintStream out;

    ReadRun(Connection connection, int orders, int seed, int reads, PrintStream out) {
        this.connection = connection;
        this.orders = orders;
        this.reads = reads;
        this.out = out;
        random = new SplittableRandom(seed);
    }

    /** Adds what was measured to the result; returns what is wrong with plans. */
    List<String> run(Result result) throws SQLException {
        Instant begin = HistoryLoad.FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end =
                HistoryLoad.FIRST_DAY
                        .plusDays(HistoryLoad.DAYS)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
        List<String> badPlans = new ArrayList<>();
        Histogram all = new Histogram(3);
        double worst = 0;
        String slowest = "";
        out.printf(Locale.ROOT, "%-18s %9s %9s %9s %7s%n", "read", "p50 ms", "p99", "max", "rows");
        for (Read read : new Reads(TimeRange.between(begin, end)).all()) {
            badPlans.addAll(badPlans(read));
            Histogram times = new Histogram(3);
            long rows = time(read, times);
            all.add(times);
            double p99 = millis(times, 99);
            if (p99 > worst) {
                worst = p99;
                slowest = read.name();
            }
            out.printf(
                    Locale.ROOT,
                    "%-18s %9.2f %9.2f %9.2f %7.1f%n",
                    read.name(),
                    millis(times, 50),
                    p99,
                    times.getMaxValue() / NANOS_PER_MILLI,
                    (double) rows / reads);
        }
        result.withMillis("read_p50_ms", millis(all, 50))
                .withMillis("read_p99_ms", millis(all, 99))
                .withMillis("worst_p99_ms", worst)
                .with("worst_read", slowest);
        return badPlans;
    }

    private static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /** A connection lasts: what it does for the first time is not timed, as opening a partition. */
    private long time(Read read, Histogram times) throws SQLException {
        for (Order order : draw(WARM_UP)) {
            read.on(connection, order);
        }
        long rows = 0;
        for (Order order : draw(reads)) {
            long began = System.nanoTime();
            rows += read.on(connection, order);
            times.recordValue(System.nanoTime() - began);
        }
        return rows;
    }

    private List<String> badPlans(Read read) throws SQLException {
        List<String> bad = new ArrayList<>();
        for (Order order : draw(PLANS)) {
            for (Query query : read.queries().apply(order)) {
                List<String> faults =
                        HistoryReads.atOnce(
                                connection,
                                it -> new PlanCheck(it).faults(query, read.opens().apply(order)));
                if (!faults.isEmpty() && bad.isEmpty()) {
                    bad.add(read.name() + " " + faults + ": " + query);
                }
            }
        }
        return bad;
    }

    private List<Order> draw(int count) throws SQLException {
        List<Order> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            long position = random.nextLong(1, orders + 1L) * HistoryLoad.POSITIONS;
            Query query = HistoryQueries.order(Ids.of(0, position, 0));
            drawn.add(
                    HistoryReads.atOnce(connection, it -> HistoryReads.detail(it, query))
                            .map(OrderDetail::order)
                            .orElseThrow(
                                    () -> new BenchException("no order of position " + position)));
        }
        return drawn;
    }
}
