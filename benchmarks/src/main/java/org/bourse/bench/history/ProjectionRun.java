package org.bourse.bench.history;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bourse.bench.measure.Result;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.order.history.OrderProjection;
import org.bourse.order.history.Query;

/** Times the projection of order-service: batches of records as a poll brings them. */
final class ProjectionRun {
    /** As order-service polls. */
    private static final int BATCH = 1_000;

    /** So much of the commands is applied before that, untimed. */
    private static final int WARM_UP_PART = 10;

    private static final double NANOS = 1e9;

    private final Connection connection;
    private final int seed;
    private final int commands;
    private final PrintStream out;

    ProjectionRun(Connection connection, int seed, int commands, PrintStream out) {
        this.connection = connection;
        this.seed = seed;
        this.commands = commands;
        this.out = out;
    }

    /** Adds what was measured to the result. */
    void run(Result result) throws SQLException {
        connection.setAutoCommit(false);
        EventStream events = afterTheNewest();
        OrderProjection projection = new OrderProjection(configured -> {});
        apply(projection, events, Math.ceilDiv(commands, WARM_UP_PART));
        long rowsBefore = events.rows();
        long nanos = apply(projection, events, commands);
        long rows = events.rows() - rowsBefore;
        double perSecond = rows / (nanos / NANOS);
        out.printf(
                Locale.ROOT,
                "projection: %,d commands, %,d rows in %.1f s: %,.0f rows a second%n",
                commands,
                rows,
                nanos / NANOS,
                perSecond);
        result.with("commands", commands)
                .with("rows", rows)
                .with("rows_per_s", Math.round(perSecond));
    }

    /** Events of what comes after all that is there. */
    private EventStream afterTheNewest() throws SQLException {
        Query newest =
                new Query(
                        "SELECT order_id, created_at FROM orders ORDER BY order_id DESC LIMIT 1",
                        List.of(),
                        false);
        return newest.rows(
                        connection,
                        row ->
                                new EventStream(
                                        seed,
                                        Ids.position(row.getLong(1)) + HistoryLoad.POSITIONS,
                                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .getFirst();
    }

    /** Making the events is not timed. */
    private long apply(OrderProjection projection, EventStream events, int count)
            throws SQLException {
        long nanos = 0;
        for (int done = 0; done < count; done += BATCH) {
            List<OrderEvents> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < Math.min(BATCH, count - done); i++) {
                batch.add(events.next());
            }
            events.endBatch();
            long began = System.nanoTime();
            projection.apply(connection, batch);
            connection.commit();
            nanos += System.nanoTime() - began;
        }
        return nanos;
    }
}
