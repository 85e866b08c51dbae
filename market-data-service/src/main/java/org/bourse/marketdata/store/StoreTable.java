package org.bourse.marketdata.store;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.platform.partition.PartitionedTable;

/** The tables that are cut by venue time. */
final class StoreTable {
    static final PartitionedTable TRADES = new PartitionedTable("trades", ChronoUnit.DAYS, 100);

    static final PartitionedTable SECONDS =
            new PartitionedTable("second_candles", ChronoUnit.DAYS, 100);

    /** Room is left in the pages, since a candle is written again with each batch of its trades. */
    static final PartitionedTable CANDLES = new PartitionedTable("candles", ChronoUnit.MONTHS, 80);

    static final List<PartitionedTable> ALL = List.of(TRADES, SECONDS, CANDLES);

    private StoreTable() {}
}
