package org.bourse.bench.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.bourse.order.history.HistoryReads;
import org.bourse.order.history.Query;
import org.bourse.order.history.TimeRange;
import org.bourse.order.lifecycle.Order;

/**
 * A kind of read, made for an order that was drawn.
 *
 * @param name for people and the RESULT line
 * @param run as the service does it
 * @param queries the statements it runs, for their plans
 * @param opens the time of which the plans may open partitions
 */
record Read(
        String name,
        Runner run,
        Function<Order, List<Query>> queries,
        Function<Order, TimeRange> opens) {

    /** Reads, and tells how many rows it got. */
    @FunctionalInterface
    interface Runner {
        int run(Connection connection, Order drawn) throws SQLException;
    }

    /** In a transaction, as the service does it. */
    int on(Connection connection, Order drawn) throws SQLException {
        return HistoryReads.atOnce(connection, it -> run.run(it, drawn));
    }
}
