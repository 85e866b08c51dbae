package org.bourse.order.history;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.platform.partition.PartitionedTable;

/** The tables of the history that are cut by venue time. */
public final class HistoryTable {
    /** Room is left in the pages, since an order's row is written again with each transition. */
    static final PartitionedTable ORDERS = new PartitionedTable("orders", ChronoUnit.MONTHS, 70);

    static final PartitionedTable TRADES = new PartitionedTable("trades", ChronoUnit.DAYS, 100);

    static final PartitionedTable TRANSITIONS =
            new PartitionedTable("order_transition", ChronoUnit.MONTHS, 100);

    public static final List<PartitionedTable> ALL = List.of(ORDERS, TRADES, TRANSITIONS);

    private HistoryTable() {}
}
