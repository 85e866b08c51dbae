package org.bourse.order.history;

import static org.bourse.order.Examples.TIME_MICROS;
import static org.bourse.order.Examples.accepted;
import static org.bourse.order.Examples.cancelled;
import static org.bourse.order.Examples.expired;
import static org.bourse.order.Examples.filled;
import static org.bourse.order.Examples.order;
import static org.bourse.order.Examples.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderStatus;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryReadsTest {
    @RegisterExtension static final PostgresExtension POSTGRES = HistoryTables.postgres();

    private static final long ACCOUNT = 1_000;
    private static final long OTHER = 2_000;

    /** Between two records, so that they are in several months and slices. */
    private static final int GAP_DAYS = 5;

    private static final int RECORDS = 40;

    private Connection connection;
    private HistoryTables tables;

    /** Two orders of each record's time, one of each account's, in all states. */
    @BeforeEach
    void trade() throws SQLException {
        connection = POSTGRES.connect();
        tables = HistoryTables.empty(connection);
        for (int i = 1; i <= RECORDS; i++) {
            long own = i * 10L;
            tables.apply(
                    record(
                            at(i),
                            accepted(
                                    order(own)
                                            .setSide(i % 2 == 0 ? Side.SELL : Side.BUY)
                                            .setSymbol(i % 3 == 0 ? 2 : 1)
                                            .setType(
                                                    i % 5 == 0
                                                            ? OrderType.STOP_LIMIT
                                                            : OrderType.LIMIT)),
                            accepted(order(own + 1)),
                            accepted(order(own + 2).setAccount(OTHER)),
                            // Both orders of the account on both sides of one trade.
                            filled(own, own, 4_000, 4_000),
                            filled(own + 1, own, 4_000, 4_000),
                            filled(own + 2, own + 2, 10_000, 10_000)));
            tables.apply(
                    switch (i % 4) {
                        case 0 -> record(at(i) + 60, expired(own, 4_000, 6_000));
                        case 1 -> record(at(i) + 60, filled(own, own + 3, 6_000, 10_000));
                        case 2 -> record(at(i) + 60, cancelled(own, CancelReason.REQUESTED, 4_000));
                        default -> record(at(i) + 60);
                    });
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    /** In seconds since the examples' time. */
    private static long at(int record) {
        return record * GAP_DAYS * 86_400L;
    }

    private static Instant time(long seconds) {
        return Instant.EPOCH.plus(TIME_MICROS, ChronoUnit.MICROS).plusSeconds(seconds);
    }

    private List<Order> allOrders() throws SQLException {
        return HistoryReads.orders(connection, OrderFilter.of(ACCOUNT, 10_000));
    }

    /** As a client reads them. */
    private List<Order> pages(OrderFilter filter) throws SQLException {
        List<Order> all = new ArrayList<>();
        OrderFilter next = filter;
        while (true) {
            List<Order> page = HistoryReads.orders(connection, next);
            boolean isMore = page.size() > next.limit();
            all.addAll(isMore ? page.subList(0, next.limit()) : page);
            if (!isMore) {
                return all;
            }
            next = filter.after(Cursor.after(all.getLast(), filter.sort()));
        }
    }

    private void assertListed(OrderFilter filter, Predicate<Order> wanted) throws SQLException {
        Comparator<Order> byTime =
                Comparator.comparingLong(Order::createdMicros).thenComparing(Order::orderId);
        List<Order> expected =
                allOrders().stream()
                        .filter(wanted)
                        .sorted(filter.sort() == Sort.OLDEST ? byTime : byTime.reversed())
                        .toList();
        assertTrue(!expected.isEmpty() && expected.size() < 2 * RECORDS);

        assertEquals(expected, pages(filter));
    }

    private static OrderFilter all(Sort sort) {
        return OrderFilter.of(ACCOUNT, 7).sorted(sort);
    }

    @Test
    void anAccountHasItsOrdersAndNoOthers() throws SQLException {
        List<Order> all = allOrders();

        assertEquals(2 * RECORDS, all.size());
        assertTrue(all.stream().allMatch(order -> order.terms().account() == ACCOUNT));
        assertEquals(RECORDS * 10L + 1, all.getFirst().orderId());
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesOfEachFilterMakeUpTheListInItsOrder(Sort sort) throws SQLException {
        for (OrderStatus status : List.of(OrderStatus.EXPIRED, OrderStatus.PARTIALLY_FILLED)) {
            assertListed(all(sort).withStatus(status), order -> order.state().status() == status);
        }
        assertListed(all(sort).withSymbol(2), order -> order.terms().symbol() == 2);
        assertListed(all(sort).withSide(Side.SELL), order -> order.terms().side() == Side.SELL);
        assertListed(
                all(sort).withType(OrderType.STOP_LIMIT),
                order -> order.terms().type() == OrderType.STOP_LIMIT);
        assertListed(
                all(sort).within(TimeRange.between(time(at(5)), time(at(20)))),
                order -> order.orderId() >= 50 && order.orderId() < 200);
        assertListed(
                all(sort).withStatus(OrderStatus.PARTIALLY_FILLED).withSymbol(1),
                order ->
                        order.state().status() == OrderStatus.PARTIALLY_FILLED
                                && order.terms().symbol() == 1);
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesOfTradesMakeUpTheListWhateverIsKnownOfPartitions(Sort sort) throws SQLException {
        TradeFilter filter = trades(sort);
        TimeRange known = TimeRange.between(time(0), time(at(RECORDS + 2)));

        List<OrderTrade> all = tradePages(filter, Optional.empty());

        assertEquals(2 * RECORDS + RECORDS / 4, all.size());
        assertTrue(all.stream().allMatch(trade -> trade.account() == ACCOUNT));
        Comparator<Fill> byTime =
                Comparator.comparingLong(Fill::timeMicros)
                        .thenComparing(Fill::tradeId)
                        .thenComparing(Fill::orderId);
        List<Fill> fills = all.stream().map(OrderTrade::fill).toList();
        assertEquals(
                fills.stream().sorted(sort == Sort.OLDEST ? byTime : byTime.reversed()).toList(),
                fills);
        assertEquals(all, tradePages(filter, Optional.of(known)));
        TimeRange wrong = TimeRange.between(time(at(3)), time(at(4)));
        assertEquals(all, tradePages(filter, Optional.of(wrong)));
    }

    private static TradeFilter trades(Sort sort) {
        return TradeFilter.of(ACCOUNT, 3).sorted(sort);
    }

    private List<OrderTrade> tradePages(TradeFilter filter, Optional<TimeRange> known)
            throws SQLException {
        List<OrderTrade> all = new ArrayList<>();
        TradeFilter next = filter;
        while (true) {
            List<OrderTrade> page = HistoryReads.trades(connection, next, known);
            boolean isMore = page.size() > next.limit();
            all.addAll(isMore ? page.subList(0, next.limit()) : page);
            if (!isMore) {
                return all;
            }
            next = filter.after(Cursor.after(all.getLast(), filter.sort()));
        }
    }

    @Test
    void tradesAreFoundBySymbolTimeAndOrder() throws SQLException {
        TradeFilter all = trades(Sort.NEWEST);
        assertEquals(List.of(390L, 360L), tradeIds(all.withSymbol(2).within(since(36))));
        assertEquals(List.of(53L, 50L), tradeIds(all.withOrder(50)));
        assertEquals(List.of(), tradeIds(all.withOrder(50).within(since(6))));
    }

    private static TimeRange since(int record) {
        return new TimeRange(Optional.of(time(at(record))), Optional.empty());
    }

    @Test
    void othersOrdersHaveNoTrades() throws SQLException {
        assertEquals(List.of(), tradeIds(trades(Sort.NEWEST).withOrder(52)));
    }

    @Test
    void tradesOfAnOrderThatWasDroppedAreFound() throws SQLException {
        tables.execute("DELETE FROM orders WHERE order_id = 50");

        assertEquals(List.of(53L, 50L), tradeIds(trades(Sort.NEWEST).withOrder(50)));
        assertEquals(List.of(), tradeIds(trades(Sort.NEWEST).withOrder(52)));
    }

    private List<Long> tradeIds(TradeFilter filter) throws SQLException {
        return HistoryReads.trades(connection, filter, Optional.empty()).stream()
                .map(trade -> trade.fill().tradeId())
                .toList();
    }

    @Test
    void anOrderIsShownWithItsFillsAndSteps() throws SQLException {
        OrderLife life = HistoryReads.life(connection, HistoryQueries.order(50)).orElseThrow();

        assertEquals(OrderStatus.FILLED, life.detail().order().state().status());
        assertEquals(List.of(50L, 53L), life.detail().fills().stream().map(Fill::tradeId).toList());
        assertEquals(
                List.of(
                        new OrderStep(at(5), micros(at(5)), OrderStatus.OPEN, "", 0, 10_000, 0),
                        new OrderStep(
                                at(5),
                                micros(at(5)),
                                OrderStatus.PARTIALLY_FILLED,
                                "",
                                4_000,
                                6_000,
                                50),
                        new OrderStep(
                                at(5) + 60,
                                micros(at(5) + 60),
                                OrderStatus.FILLED,
                                "FILLED",
                                10_000,
                                0,
                                53)),
                life.steps());
    }

    private static long micros(long seconds) {
        return TIME_MICROS + seconds * 1_000_000;
    }

    @Test
    void ofOrdersWithOneClientIdTheNewestIsFound() throws SQLException {
        tables.apply(record(at(RECORDS + 1), accepted(order(9_000).setClientOrderId("client-50"))));

        assertEquals(
                Optional.of(9_000L),
                HistoryReads.detail(connection, HistoryQueries.order(ACCOUNT, "client-50"))
                        .map(detail -> detail.order().orderId()));
        assertEquals(
                Optional.empty(),
                HistoryReads.detail(connection, HistoryQueries.order(OTHER, "client-50")));
    }

    @Test
    void aRangeOpensItsPartitionsOnly() throws SQLException {
        TimeRange december =
                TimeRange.between(
                        Instant.parse("2026-12-02T00:00:00Z"),
                        Instant.parse("2026-12-20T00:00:00Z"));
        Order order =
                HistoryReads.detail(connection, HistoryQueries.order(50)).orElseThrow().order();

        assertOpens(HistoryQueries.orders(all(Sort.NEWEST).within(december)), "orders_2026_12");
        assertOpens(HistoryQueries.stepsOf(order), "order_transition_2026_12");
        assertOpens(HistoryQueries.tradesOf(order), "trades_2026_12_16");
    }

    private void assertOpens(Query query, String partition) throws SQLException {
        List<String> plan =
                new Query("EXPLAIN " + query.sql(), query.parameters(), false)
                        .rows(connection, row -> row.getString(1));
        List<String> scans = plan.stream().filter(line -> line.contains(" on ")).toList();
        assertTrue(
                !scans.isEmpty()
                        && scans.stream().allMatch(line -> line.contains(" on " + partition)),
                plan::toString);
    }

    @Test
    void whatIsReadIsOfOneMoment() throws SQLException {
        try (Connection reader = POSTGRES.connect()) {
            HistoryReads.atOnce(
                    reader,
                    it -> {
                        var before = HistoryReads.life(it, HistoryQueries.order(30));
                        // On a day that has its partition: to make one waits for readers.
                        tables.apply(record(at(RECORDS) + 120, filled(30, 7_001, 1_000, 5_000)));
                        assertEquals(before, HistoryReads.life(it, HistoryQueries.order(30)));
                        return before;
                    });
            int fills =
                    HistoryReads.atOnce(
                            reader,
                            it ->
                                    HistoryReads.life(it, HistoryQueries.order(30))
                                            .map(life -> life.detail().fills().size())
                                            .orElse(0));
            assertEquals(2, fills);
        }
    }

    @Test
    void aReaderWritesNothing() throws SQLException {
        try (Connection reader = POSTGRES.connect()) {
            assertThrows(
                    SQLException.class,
                    () ->
                            HistoryReads.atOnce(
                                    reader,
                                    it -> it.createStatement().execute("DELETE FROM orders")));
        }
    }
}
