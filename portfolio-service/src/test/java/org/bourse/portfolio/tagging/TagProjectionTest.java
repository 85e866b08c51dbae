package org.bourse.portfolio.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.Order;
import org.bourse.contracts.v1.OrderAccepted;
import org.bourse.contracts.v1.OrderCancelled;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderFilled;
import org.bourse.contracts.v1.Side;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags in a real database; positions of the log are hours of the venue's time. */
class TagProjectionTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension("V20__tags.sql");

    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long ALICE = 1_000;
    private static final long BOB = 1_001;
    private static final long EXTERNAL = 2;

    private final TagProjection projection = new TagProjection();
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = POSTGRES.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private static OrderEvents record(long position, OrderEvent... events) {
        return OrderEvents.newBuilder()
                .setHeader(
                        EventHeader.newBuilder()
                                .setPosition(position)
                                .setVenueTimeMicros(position * HOUR_MICROS))
                .addAllEvents(List.of(events))
                .build();
    }

    private static OrderEvent accepted(long order, String clientOrderId) {
        return OrderEvent.newBuilder()
                .setAccepted(
                        OrderAccepted.newBuilder()
                                .setOrder(
                                        Order.newBuilder()
                                                .setOrderId(order)
                                                .setClientOrderId(clientOrderId)))
                .build();
    }

    private static OrderFilled fill(long order, long account, Side side, long trade, long amount) {
        return OrderFilled.newBuilder()
                .setOrderId(order)
                .setAccount(account)
                .setSymbol(7)
                .setSide(side)
                .setTradeId(trade)
                .setNotionalMinor(amount)
                .setFeeMinor(amount / 10 - 5)
                .build();
    }

    private static OrderEvent event(OrderFilled fill) {
        return OrderEvent.newBuilder().setFilled(fill).build();
    }

    private static OrderEvent cancelled(long order) {
        return OrderEvent.newBuilder()
                .setCancelled(OrderCancelled.newBuilder().setOrderId(order))
                .build();
    }

    private List<String> rows(String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT t::text FROM " + table + " t ORDER BY 1")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private List<String> all() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table : projection.tables()) {
            all.addAll(rows(table));
        }
        return all;
    }

    @Test
    void fillsCountForTheTagOfTheirOrderOnTheirDay() throws SQLException {
        projection.apply(
                connection,
                List.of(
                        record(1, accepted(10, "grid:a"), accepted(11, "plain")),
                        record(
                                2,
                                event(fill(10, ALICE, Side.BUY, 100, 1_000)),
                                event(fill(11, BOB, Side.SELL, 100, 1_000)))));
        projection.apply(
                connection, List.of(record(30, event(fill(10, ALICE, Side.SELL, 101, 500)))));

        assertEquals(
                List.of(
                        "(1000,7,1970-01-01,grid,1,1000,95)",
                        "(1000,7,1970-01-02,grid,1,500,45)",
                        "(1001,7,1970-01-01,\"\",1,1000,95)"),
                rows("tag_day"));
        assertEquals(List.of("(1000,101,grid)"), rows("tagged_sale"));
    }

    @Test
    void onlyTaggedOrdersThatMayStillBeFilledAreKept() throws SQLException {
        projection.apply(
                connection,
                List.of(
                        record(
                                1,
                                accepted(10, "grid:a"),
                                accepted(11, "grid:b"),
                                accepted(12, "grid:c"),
                                accepted(13, "plain"),
                                cancelled(12))));
        assertEquals(List.of("(10,grid)", "(11,grid)"), rows("tagged_order"));

        OrderFilled last = fill(10, ALICE, Side.BUY, 1, 1).toBuilder().setCloses(true).build();
        projection.apply(connection, List.of(record(2, event(last), cancelled(11))));

        assertEquals(List.of(), rows("tagged_order"));
    }

    @Test
    void theVenuesOwnAccountsHaveNoTags() throws SQLException {
        projection.apply(
                connection, List.of(record(1, event(fill(9, EXTERNAL, Side.SELL, 100, 1_000)))));

        assertEquals(List.of(), all());
    }

    /** What is said of each order, from the whole log at once. */
    private static List<String> naive(List<OrderEvents> log) {
        Map<Long, String> tags = new HashMap<>();
        Map<String, long[]> days = new TreeMap<>();
        TreeSet<String> sales = new TreeSet<>();
        for (OrderEvents record : log) {
            for (OrderEvent event : record.getEventsList()) {
                if (event.hasAccepted()) {
                    Order order = event.getAccepted().getOrder();
                    String[] parts = order.getClientOrderId().split(":", 2);
                    tags.put(order.getOrderId(), parts.length == 2 ? parts[0] : "");
                } else if (event.hasFilled()) {
                    OrderFilled fill = event.getFilled();
                    String tag = tags.get(fill.getOrderId());
                    String printed = "".equals(tag) ? "\"\"" : tag;
                    String day = record.getHeader().getPosition() < 24 ? "01" : "02";
                    long[] sums =
                            days.computeIfAbsent(
                                    "(%d,7,1970-01-%s,%s,"
                                            .formatted(fill.getAccount(), day, printed),
                                    _ -> new long[3]);
                    sums[0]++;
                    sums[1] += fill.getNotionalMinor();
                    sums[2] += fill.getFeeMinor();
                    if (fill.getSide() == Side.SELL && !"".equals(tag)) {
                        sales.add(
                                "(%d,%d,%s)".formatted(fill.getAccount(), fill.getTradeId(), tag));
                    }
                }
            }
        }
        List<String> rows = new ArrayList<>();
        days.forEach((key, sums) -> rows.add(key + sums[0] + "," + sums[1] + "," + sums[2] + ")"));
        rows.sort(null);
        rows.addAll(sales);
        return rows;
    }

    private static List<OrderEvents> log(RandomGenerator dice) {
        List<Long> open = new ArrayList<>();
        List<OrderEvents> log = new ArrayList<>();
        for (int position = 0; position < 48; position++) {
            List<OrderEvent> events = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                long id = position * 1_024L + i;
                int at = open.isEmpty() ? -1 : dice.nextInt(open.size());
                switch (dice.nextInt(5)) {
                    case 0, 1 -> {
                        String[] kinds = {"", "grid:", "twap:", "swing:"};
                        events.add(accepted(id, kinds[dice.nextInt(4)] + i));
                        open.add(id);
                    }
                    case 2, 3 -> {
                        if (at >= 0) {
                            long order = open.get(at);
                            boolean closes = dice.nextInt(3) == 0;
                            OrderFilled fill =
                                    fill(
                                            order,
                                            order % 2 == 0 ? ALICE : BOB,
                                            order % 3 == 0 ? Side.SELL : Side.BUY,
                                            id,
                                            dice.nextLong(1, 1_000));
                            events.add(event(fill.toBuilder().setCloses(closes).build()));
                            if (closes) {
                                open.remove(at);
                            }
                        }
                    }
                    default -> {
                        if (at >= 0) {
                            events.add(cancelled(open.remove(at)));
                        }
                    }
                }
            }
            log.add(record(position, events.toArray(OrderEvent[]::new)));
        }
        open.forEach(order -> log.add(record(47, cancelled(order))));
        return log;
    }

    /** However the records come in batches, the rows are those of the twin. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theSameLogGivesTheSameRows(long seed) throws SQLException {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<OrderEvents> log = log(dice);
        int from = 0;
        while (from < log.size()) {
            int to = Math.min(log.size(), from + 1 + dice.nextInt(9));
            projection.apply(connection, log.subList(from, to));
            from = to;
        }
        assertFalse(rows("tagged_sale").isEmpty());
        List<String> expected = new ArrayList<>(naive(log));
        expected.sort(null);
        List<String> actual = new ArrayList<>(all());
        actual.sort(null);
        assertEquals(expected, actual);
    }
}
