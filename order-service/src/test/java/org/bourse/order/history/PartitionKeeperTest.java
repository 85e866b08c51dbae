package org.bourse.order.history;

import static org.bourse.order.Examples.TIME_MICROS;
import static org.bourse.order.Examples.accepted;
import static org.bourse.order.Examples.cancelled;
import static org.bourse.order.Examples.filled;
import static org.bourse.order.Examples.order;
import static org.bourse.order.Examples.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.platform.partition.PartitionKeeper;
import org.bourse.platform.partition.PartitionedTable;
import org.bourse.platform.partition.Partitions;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples' time is 2026-11-21. */
class PartitionKeeperTest {
    @RegisterExtension static final PostgresExtension POSTGRES = HistoryTables.postgres();

    private static final Instant CLOCK = Instant.parse("2028-01-01T00:00:00Z");
    private static final int DAY = 86_400;

    private Connection connection;
    private HistoryTables tables;

    @BeforeEach
    void connect() throws SQLException {
        connection = POSTGRES.connect();
        tables = HistoryTables.empty(connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private static PartitionKeeper keeper(String kept) {
        Optional<Period> period = Optional.of(Period.parse(kept));
        return keeper(new PartitionPolicy(1, 2, period, period, period));
    }

    private static PartitionKeeper keepingAll() {
        return keeper(
                new PartitionPolicy(1, 2, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static PartitionKeeper keeper(PartitionPolicy policy) {
        return new PartitionKeeper(policy.rules(), new HistoryContents());
    }

    private List<String> partitions(PartitionedTable table) throws SQLException {
        return Partitions.of(connection, table).stream().map(table::partition).toList();
    }

    /** An order that was filled and one that was cancelled, on the examples' day. */
    private void endedOrders() throws SQLException {
        tables.apply(
                record(1, accepted(order(1)), filled(1, 11, 10_000, 10_000)),
                record(2, accepted(order(2))),
                record(3, cancelled(2, CancelReason.REQUESTED, 0)));
    }

    /** On a later day. */
    private void laterOrder(int days) throws SQLException {
        tables.apply(record((long) days * DAY, accepted(order(9_000L + days))));
    }

    @Test
    void beforeTheFirstOrderPartitionsAreMadeByTheClock() throws SQLException {
        PartitionKeeper.Result result = keepingAll().run(connection, CLOCK);

        assertEquals(List.of("orders_2028_01", "orders_2028_02"), partitions(HistoryTable.ORDERS));
        assertEquals(
                List.of("order_transition_2028_01", "order_transition_2028_02"),
                partitions(HistoryTable.TRANSITIONS));
        assertEquals(
                List.of("trades_2028_01_01", "trades_2028_01_02", "trades_2028_01_03"),
                partitions(HistoryTable.TRADES));
        assertEquals(
                Map.of(HistoryTable.ORDERS, 1, HistoryTable.TRADES, 2, HistoryTable.TRANSITIONS, 1),
                result.ahead());
        assertEquals(
                new PartitionKeeper.Span(CLOCK, Instant.parse("2028-01-04T00:00:00Z")),
                result.held().get(HistoryTable.TRADES));
    }

    @Test
    void laterTheyAreMadeByTheVenuesTime() throws SQLException {
        endedOrders();

        keepingAll().run(connection, CLOCK);
        keepingAll().run(connection, CLOCK);

        assertEquals(List.of("orders_2026_11", "orders_2026_12"), partitions(HistoryTable.ORDERS));
        assertEquals(
                List.of("trades_2026_11_21", "trades_2026_11_22", "trades_2026_11_23"),
                partitions(HistoryTable.TRADES));
    }

    @Test
    void theProjectionWritesIntoWhatWasMadeAhead() throws SQLException {
        endedOrders();
        keepingAll().run(connection, CLOCK);

        laterOrder(10);

        assertEquals(
                List.of("orders_2026_12"),
                tables.rows("SELECT tableoid::regclass FROM orders WHERE order_id = 9010"));
    }

    @Test
    void whatIsOlderThanThePolicyKeepsIsDroppedAndNoted() throws SQLException {
        endedOrders();
        laterOrder(100);

        PartitionKeeper.Result result = keeper("P60D").run(connection, CLOCK);

        assertEquals(
                Map.of(HistoryTable.ORDERS, 1, HistoryTable.TRADES, 1, HistoryTable.TRANSITIONS, 1),
                result.dropped());
        assertEquals(List.of("9100"), tables.rows("SELECT order_id FROM orders"));
        assertEquals(List.of(), tables.rows("SELECT order_id FROM trades"));
        assertEquals(List.of("9100"), tables.rows("SELECT order_id FROM order_transition"));
        tables.execute("SET TIME ZONE 'UTC'");
        assertEquals(
                List.of(
                        "order_transition_2026_11 order_transition 2026-11-01 00:00:00+00"
                                + " 2026-12-01 00:00:00+00",
                        "orders_2026_11 orders 2026-11-01 00:00:00+00 2026-12-01 00:00:00+00",
                        "trades_2026_11_21 trades 2026-11-21 00:00:00+00"
                                + " 2026-11-22 00:00:00+00"),
                tables.rows(
                        "SELECT name, table_name, begins_at, ends_at FROM dropped_partition"
                                + " ORDER BY name"));
    }

    /** 61 days before day 62 was the end of the examples' day, before day 71 that of its month. */
    @Test
    void aPartitionGoesWhenItsLastDayIsNotKept() throws SQLException {
        endedOrders();
        laterOrder(61);
        assertDropped("P61D", 0, 0, 0);
        laterOrder(62);
        assertDropped("P61D", 0, 1, 0);
        laterOrder(70);
        assertDropped("P61D", 0, 0, 0);
        laterOrder(71);
        assertDropped("P61D", 1, 0, 1);
    }

    private void assertDropped(String kept, int orders, int trades, int transitions)
            throws SQLException {
        PartitionKeeper.Result result = keeper(kept).run(connection, CLOCK);
        assertEquals(
                Map.of(
                        HistoryTable.ORDERS,
                        orders,
                        HistoryTable.TRADES,
                        trades,
                        HistoryTable.TRANSITIONS,
                        transitions),
                result.dropped());
    }

    @Test
    void withoutAPolicyNothingIsDropped() throws SQLException {
        endedOrders();
        laterOrder(3_000);

        assertEquals(
                0,
                keepingAll()
                        .run(connection, Instant.parse("2050-01-01T00:00:00Z"))
                        .dropped()
                        .values()
                        .stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    @Test
    void aClockThatJumpsAheadDropsNothing() throws SQLException {
        endedOrders();
        laterOrder(10);

        PartitionKeeper.Result result =
                keeper("P60D").run(connection, Instant.parse("2050-01-01T00:00:00Z"));

        assertEquals(0, result.dropped().values().stream().mapToInt(it -> it).sum());
    }

    @Test
    void aVenueThatJumpsAheadOfTheClockDropsNothing() throws SQLException {
        endedOrders();
        laterOrder(3_000);

        PartitionKeeper.Result result =
                keeper("P60D").run(connection, Instant.EPOCH.plusSeconds(TIME_MICROS / 1_000_000));

        assertEquals(0, result.dropped().values().stream().mapToInt(it -> it).sum());
    }

    @Test
    void aLiveOrderKeepsItsRowsAndOthersGo() throws SQLException {
        endedOrders();
        tables.apply(record(10, accepted(order(3))), record(11, filled(3, 31, 4_000, 4_000)));
        tables.apply(record(5 * DAY, accepted(order(4)), filled(4, 41, 10_000, 10_000)));
        tables.apply(record(200 * DAY, accepted(order(5)), filled(3, 51, 1_000, 5_000)));

        PartitionKeeper.Result result = keeper("P60D").run(connection, CLOCK);

        assertEquals(
                Map.of(HistoryTable.ORDERS, 0, HistoryTable.TRADES, 1, HistoryTable.TRANSITIONS, 0),
                result.dropped());
        assertEquals(
                List.of("31", "51"),
                tables.rows("SELECT trade_id FROM trades WHERE order_id = 3 ORDER BY trade_id"));
        assertEquals(
                List.of("3"),
                tables.rows("SELECT count(*) FROM order_transition WHERE order_id = 3"));
        assertEquals(List.of(), tables.rows("SELECT FROM trades WHERE order_id = 4"));
    }

    @Test
    void anOrderIsKeptFromItsLastChange() throws SQLException {
        endedOrders();
        tables.apply(record(10, accepted(order(3))));
        tables.apply(record(200 * DAY, cancelled(3, CancelReason.REQUESTED, 0)));
        laterOrder(201);

        PartitionKeeper.Result result = keeper("P60D").run(connection, CLOCK);

        assertEquals(0, result.dropped().get(HistoryTable.ORDERS));
        assertEquals(
                List.of("CANCELLED"), tables.rows("SELECT status FROM orders WHERE order_id = 3"));
        laterOrder(300);
        assertEquals(1, keeper("P60D").run(connection, CLOCK).dropped().get(HistoryTable.ORDERS));
    }

    @Test
    void whatWasDroppedIsWrittenAgainByARebuild() throws SQLException {
        endedOrders();
        laterOrder(100);
        keeper("P60D").run(connection, CLOCK);
        tables.execute("TRUNCATE " + String.join(", ", tables.projection().tables()));

        // Another process, or this one started again.
        new OrderProjection(configured -> {})
                .apply(
                        connection,
                        List.of(record(1, accepted(order(1)), filled(1, 11, 10_000, 10_000))));
        connection.commit();

        assertEquals(List.of("1 FILLED"), tables.rows("SELECT order_id, status FROM orders"));
        laterOrder(101);
        assertEquals(1, keeper("P60D").run(connection, CLOCK).dropped().get(HistoryTable.ORDERS));
    }

    @Test
    void severalMayDoItAtOnceWhileEventsAreApplied() throws Exception {
        endedOrders();
        laterOrder(100);
        tables.execute("INSERT INTO projection_position VALUES ('order-events', 0, 1, 1, 1)");
        connection.commit();
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> runs =
                    Stream.generate(() -> threads.submit(() -> dropped(begin))).limit(3).toList();
            Future<?> projection = threads.submit(() -> project(begin));
            begin.countDown();
            int dropped = 0;
            for (Future<Integer> run : runs) {
                dropped += run.get();
            }
            projection.get();

            assertEquals(3, dropped);
            assertEquals(
                    List.of("21"),
                    tables.rows("SELECT count(*) FROM orders WHERE order_id > 5000"));
        }
    }

    private static int dropped(CountDownLatch begin) throws Exception {
        begin.await();
        try (Connection own = POSTGRES.connect()) {
            return keeper("P60D").run(own, CLOCK).dropped().values().stream()
                    .mapToInt(it -> it)
                    .sum();
        }
    }

    /** As a runner does: the position's row is locked first. */
    private static Object project(CountDownLatch begin) throws Exception {
        begin.await();
        OrderProjection projection = new OrderProjection(configured -> {});
        try (Connection own = POSTGRES.connect()) {
            own.setAutoCommit(false);
            for (int day = 101; day <= 120; day++) {
                try (var lock = own.createStatement()) {
                    lock.execute("SELECT FROM projection_position FOR UPDATE");
                }
                projection.apply(
                        own, List.of(record((long) day * DAY, accepted(order(9_000L + day)))));
                own.commit();
            }
        }
        return begin;
    }

    @Test
    void whoCannotHaveThePartitionGivesUpSoon() throws SQLException {
        endedOrders();
        laterOrder(100);
        try (Connection reader = POSTGRES.connect()) {
            reader.setAutoCommit(false);
            try (var select = reader.createStatement()) {
                select.execute("SELECT FROM orders");
            }

            assertThrows(SQLException.class, () -> keeper("P60D").run(connection, CLOCK));
        }
        assertDropped("P60D", 1, 1, 1);
    }
}
