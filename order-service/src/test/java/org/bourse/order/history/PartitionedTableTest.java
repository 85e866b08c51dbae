package org.bourse.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.bourse.platform.partition.PartitionedTable;
import org.junit.jupiter.api.Test;

class PartitionedTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

    @Test
    void aPartitionIsNamedByItsFirstDay() {
        assertEquals("orders_2026_12", HistoryTable.ORDERS.partition(DAY.withDayOfMonth(1)));
        assertEquals("trades_2026_12_31", HistoryTable.TRADES.partition(DAY));
        assertEquals(
                "order_transition_2026_12",
                HistoryTable.TRANSITIONS.partition(DAY.withDayOfMonth(1)));
    }

    @Test
    void itEndsWhereTheNextBegins() {
        LocalDate first = HistoryTable.ORDERS.first(DAY);

        assertEquals(LocalDate.of(2026, 12, 1), first);
        assertEquals(LocalDate.of(2027, 1, 1), HistoryTable.ORDERS.next(first));
        assertEquals(LocalDate.of(2027, 1, 1), HistoryTable.TRADES.next(DAY));
    }

    @Test
    void aNameIsReadAgainAndOthersAreNone() {
        for (PartitionedTable table : HistoryTable.ALL) {
            LocalDate first = table.first(DAY);
            assertEquals(Optional.of(first), table.first(table.partition(first)));
        }
        assertEquals(Optional.empty(), HistoryTable.ORDERS.first("orders_old"));
        assertEquals(Optional.empty(), HistoryTable.ORDERS.first("orders_2026_13"));
        assertEquals(Optional.empty(), HistoryTable.TRADES.first("trades_2026_12"));
        assertEquals(Optional.empty(), HistoryTable.TRADES.first("orders_2026_12"));
    }

    @Test
    void daysAreOfUtc() {
        assertEquals(DAY, PartitionedTable.day(Instant.parse("2026-12-31T23:59:59.999999Z")));
        assertEquals(Instant.parse("2026-12-31T00:00:00Z"), PartitionedTable.begin(DAY));
    }
}
