package org.bourse.order.history;

import static org.bourse.order.Examples.accepted;
import static org.bourse.order.Examples.cancelled;
import static org.bourse.order.Examples.expired;
import static org.bourse.order.Examples.filled;
import static org.bourse.order.Examples.order;
import static org.bourse.order.Examples.record;
import static org.bourse.order.Examples.reduced;
import static org.bourse.order.Examples.rejected;
import static org.bourse.order.Examples.replaced;
import static org.bourse.order.Examples.triggered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ScheduleSet;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.VenueState;
import org.bourse.order.Examples;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.Transition;
import org.bourse.order.lifecycle.Transitions;
import org.bourse.order.symbols.SymbolTable;
import org.bourse.platform.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderProjectionTest {
    @RegisterExtension static final PostgresExtension POSTGRES = HistoryTables.postgres();

    private static final String CHANGING_COLUMNS =
            "SELECT price_ticks, lots, trigger_ticks, triggered, reduced_lots, status,"
                    + " remaining_lots FROM orders";

    private Connection connection;
    private HistoryTables tables;

    @BeforeEach
    void connect() throws SQLException {
        // As the service connects: batches travel as one statement.
        connection = DriverManager.getConnection(POSTGRES.url() + "&reWriteBatchedInserts=true");
        tables = HistoryTables.empty(connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void apply(OrderEvents... batch) throws SQLException {
        tables.apply(batch);
    }

    private List<String> rows(String sql) throws SQLException {
        return tables.rows(sql);
    }

    private static OrderEvents configured(long position, Configured.Builder what) {
        return record(position, OrderEvent.newBuilder().setConfigured(what).build());
    }

    @Test
    void anOrdersLifeOverSeveralBatchesEndsInOneRow() throws SQLException {
        apply(record(1, accepted(order(1))), record(2, filled(1, 21, 1_000, 1_000)));
        apply(record(3, filled(1, 31, 2_000, 3_000)), record(4, filled(1, 41, 1_000, 4_000)));
        apply(record(5, cancelled(1, CancelReason.REQUESTED, 4_000)));

        assertEquals(
                List.of("1 CANCELLED REQUESTED 4000 6000 240000000000 240000000"),
                rows(
                        "SELECT order_id, status, reason, filled_lots, remaining_lots,"
                                + " notional_minor, fee_minor FROM orders"));
        assertEquals(
                List.of("21 1000", "31 2000", "41 1000"),
                rows("SELECT trade_id, lots FROM trades WHERE order_id = 1 ORDER BY trade_id"));
        assertEquals(
                List.of(
                        "1 OPEN 0",
                        "2 PARTIALLY_FILLED 21",
                        "3 PARTIALLY_FILLED 31",
                        "4 PARTIALLY_FILLED 41",
                        "5 CANCELLED 0"),
                rows("SELECT position, status, trade_id FROM order_transition ORDER BY position"));
    }

    @Test
    void aPartitionThatWasDroppedIsMadeAgainWhenTheHistoryIsRebuilt() throws SQLException {
        long monthLater = 31L * 86_400;
        apply(record(1, accepted(order(1))));
        apply(record(2, accepted(order(2))));
        apply(record(monthLater, accepted(order(3))));
        tables.execute("TRUNCATE orders, trades, order_transition");
        tables.execute("DROP TABLE orders_2026_11, order_transition_2026_11, trades_2026_11_21");
        connection.commit();

        apply(record(1, accepted(order(1))));

        assertEquals(List.of("1"), rows("SELECT order_id FROM orders"));
    }

    @Test
    void whatIsReadBackIsWhatTheStateMachineMade() throws SQLException {
        OrderEvents record =
                record(
                        1,
                        accepted(order(1)),
                        filled(1, 11, 4_000, 4_000),
                        accepted(
                                order(2).setType(OrderType.MARKET)
                                        .setPriceTicks(0)
                                        .setLots(0)
                                        .setBudgetMinor(77)));

        apply(record);

        List<Order> expected =
                Transitions.in(record, id -> Optional.empty()).stream()
                        .map(Transition::order)
                        .skip(1)
                        .toList();
        var found = new OrderRows(connection).find(List.of(1L, 2L, 3L));
        assertEquals(expected, List.of(found.get(1L), found.get(2L)));
        assertEquals(2, found.size());
    }

    @Test
    void conditionsTriggersReplacesAndReductionsAreStored() throws SQLException {
        OrderEvents first =
                record(
                        1,
                        accepted(
                                order(1).setType(OrderType.TRAILING_STOP_LIMIT)
                                        .setTimeInForce(TimeInForce.GTD)
                                        .setPriceTicks(0)
                                        .setTriggerPriceTicks(6_100_000)
                                        .setTrailingTicks(150)
                                        .setTrailingBasisPoints(-1)
                                        .setLimitOffsetTicks(200)
                                        .setVisibleLots(500)
                                        .setPostOnlyReprice(true)
                                        .setSelfTradePrevention(SelfTradePrevention.DECREMENT)
                                        .setExpiresMicros(Long.MAX_VALUE)));
        apply(first);
        assertEquals(
                List.of(Transitions.in(first, id -> Optional.empty()).getLast().order()),
                List.copyOf(new OrderRows(connection).find(List.of(1L)).values()));

        apply(record(2, triggered(1, 6_000_000)), record(3, reduced(1, 1_000, 0, 9_000)));
        assertEquals(List.of("6000200 10000 6000000 t 1000 OPEN 9000"), rows(CHANGING_COLUMNS));
        apply(record(4, replaced(1, 5_900_000, 0, 12_000, 0)));
        assertEquals(List.of("5900000 12000 6000000 t 0 OPEN 12000"), rows(CHANGING_COLUMNS));
        apply(record(5, expired(1, 0, 12_000)));
        assertEquals(List.of("5900000 12000 6000000 t 0 EXPIRED 12000"), rows(CHANGING_COLUMNS));
        assertEquals(
                List.of("1 OPEN", "2 OPEN", "3 OPEN", "4 OPEN", "5 EXPIRED"),
                rows("SELECT position, status FROM order_transition ORDER BY position"));
    }

    @Test
    void legsAreStoredWithTheirListAndWhyTheyEnded() throws SQLException {
        OrderEvents list =
                record(
                        1,
                        accepted(order(1).setListKind(OrderListKind.OCO).setListId(1)),
                        accepted(order(2).setListKind(OrderListKind.OCO).setListId(1)),
                        accepted(order(3)));
        apply(list);
        var found = new OrderRows(connection).find(List.of(1L, 2L, 3L));
        assertEquals(
                Transitions.in(list, id -> Optional.empty()).stream()
                        .map(Transition::order)
                        .toList(),
                List.of(found.get(1L), found.get(2L), found.get(3L)));

        apply(
                record(2, cancelled(1, CancelReason.REQUESTED, 0)),
                record(
                        2,
                        cancelled(2, CancelReason.ONE_CANCELS_OTHER, 0),
                        OrderEvent.newBuilder()
                                .setScheduleSet(ScheduleSet.getDefaultInstance())
                                .build()));
        assertEquals(
                List.of(
                        "1 OCO 1 CANCELLED REQUESTED",
                        "2 OCO 1 CANCELLED ONE_CANCELS_OTHER",
                        "3 ORDER_LIST_KIND_UNSPECIFIED 0 OPEN "),
                rows(
                        "SELECT order_id, list_kind, list_id, status, reason FROM orders"
                                + " ORDER BY order_id"));
    }

    @Test
    void aRefusalLeavesAnOrderOnlyWhenItUsesUpTheClientsId() throws SQLException {
        apply(
                record(1, rejected(order(1), RejectCode.INSUFFICIENT_FUNDS)),
                record(2, rejected(order(2), RejectCode.CLIENT_ORDER_ID_REUSED)));

        assertEquals(
                List.of("1 REJECTED INSUFFICIENT_FUNDS"),
                rows("SELECT order_id, status, reason FROM orders"));
        assertEquals(
                List.of("1 INSUFFICIENT_FUNDS", "2 CLIENT_ORDER_ID_REUSED"),
                rows("SELECT order_id, reason FROM order_transition ORDER BY order_id"));
    }

    @Test
    void eachMonthHasAPartitionOfItsOwn() throws SQLException {
        OrderEvents november = record(1, accepted(order(1)));
        // 2026-11-21 and 31 days.
        OrderEvents december = record(31 * 86_400, accepted(order(2)));

        apply(november, december);

        assertEquals(
                List.of("orders_2026_11 1", "orders_2026_12 2"),
                rows("SELECT tableoid::regclass, order_id FROM orders ORDER BY order_id"));
    }

    @Test
    void manyOrdersOfABatchAreInsertedAndChanged() throws SQLException {
        List<OrderEvents> placed = new ArrayList<>();
        List<OrderEvents> later = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            placed.add(record(i, accepted(order(i))));
            later.add(
                    i % 2 == 0
                            ? record(1_000 + i, filled(i, 10_000 + i, 10_000, 10_000))
                            : record(1_000 + i, accepted(order(5_000 + i))));
        }
        apply(placed.toArray(OrderEvents[]::new));
        apply(later.toArray(OrderEvents[]::new));

        assertEquals(
                List.of("FILLED 150 10000", "OPEN 300 0"),
                rows(
                        "SELECT status, count(*), max(filled_lots) FROM orders GROUP BY status"
                                + " ORDER BY status"));
        assertEquals(List.of("600"), rows("SELECT count(*) FROM order_transition"));
        assertEquals(List.of("150"), rows("SELECT count(DISTINCT order_id) FROM trades"));
    }

    @Test
    void tradesAreCutByDayAndTransitionsByMonth() throws SQLException {
        apply(record(1, accepted(order(1))), record(2, filled(1, 21, 1_000, 1_000)));
        // Past midnight, and past the end of November.
        apply(record(86_400, filled(1, 31, 2_000, 3_000)));
        apply(record(10 * 86_400, filled(1, 41, 1_000, 4_000)));

        assertEquals(
                List.of("trades_2026_11_21 21", "trades_2026_11_22 31", "trades_2026_12_01 41"),
                rows("SELECT tableoid::regclass, trade_id FROM trades ORDER BY trade_id"));
        assertEquals(
                List.of("order_transition_2026_11 3", "order_transition_2026_12 1"),
                rows(
                        "SELECT tableoid::regclass, count(*) FROM order_transition GROUP BY 1"
                                + " ORDER BY 1"));
    }

    @Test
    void aTradeSaysWhatOfItsOrderAListShows() throws SQLException {
        apply(record(1, accepted(order(1))), record(2, filled(1, 21, 1_000, 1_000)));

        assertEquals(
                List.of("1 21 1000 1 BUY TAKER client-1 6000000 1000 60000000000 60000000"),
                rows(
                        "SELECT order_id, trade_id, account, symbol, side, role, client_order_id,"
                                + " price_ticks, lots, notional_minor, fee_minor FROM trades"));
    }

    @Test
    void aBatchThatWasRolledBackIsAppliedAgain() throws SQLException {
        OrderEvents first = record(1, accepted(order(1)));
        OrderEvents later = record(100 * 86_400, accepted(order(2)));
        tables.projection().apply(connection, List.of(first, later));
        connection.rollback();

        apply(first, later);
        apply(record(100 * 86_400 + 1, filled(2, 31, 10_000, 10_000)));

        assertEquals(
                List.of("1 OPEN", "2 FILLED"),
                rows("SELECT order_id, status FROM orders ORDER BY order_id"));
    }

    @Test
    void eventsOfAnOrderThatIsNotThereAreADefect() {
        assertThrows(
                IllegalStateException.class, () -> apply(record(9, filled(8, 91, 1_000, 1_000))));
    }

    @Test
    void symbolsAreKeptAsTheVenueAnnouncedThem() throws SQLException {
        List<Configured> announced =
                List.of(
                        Configured.newBuilder().setAssetListed(Examples.BTC).build(),
                        Configured.newBuilder().setAssetListed(Examples.USDT).build(),
                        Configured.newBuilder().setSymbolListed(Examples.BTC_USDT).build());

        apply(
                configured(1, announced.get(0).toBuilder()),
                configured(2, announced.get(1).toBuilder()),
                configured(3, announced.get(2).toBuilder()),
                configured(4, Configured.newBuilder().setVersionActivated(1)));

        assertEquals(announced, SymbolTable.all(connection));
    }

    /** They stay while the history is built anew, since orders are read by them. */
    @Test
    void whatIsAnnouncedAgainTakesThePlaceOfWhatIsThere() throws SQLException {
        OrderEvents[] announced = {
            configured(1, Configured.newBuilder().setAssetListed(Examples.BTC)),
            configured(2, Configured.newBuilder().setAssetListed(Examples.USDT)),
            configured(3, Configured.newBuilder().setSymbolListed(Examples.BTC_USDT))
        };
        apply(announced);
        List<Configured> before = SymbolTable.all(connection);
        tables.execute("UPDATE assets SET scale = 0, code = code || 'X'");
        tables.execute(
                "UPDATE symbols SET name = 'FALSE', tick = 77, state = 'HALTED', lots_min = 9");

        apply(announced);

        assertEquals(before, SymbolTable.all(connection));
    }

    @Test
    void aSymbolIsKeptAsItWasChangedLast() throws SQLException {
        Symbol changed =
                Examples.BTC_USDT.toBuilder()
                        .setLotsMin(5)
                        .setLotsMax(6)
                        .setNotionalMinorMin(7)
                        .setMakerRateE8(-8)
                        .setTakerRateE8(9)
                        .setMarketBoundE8(10)
                        .setStaticBandE8(11)
                        .setDynamicBandE8(12)
                        .setReferencePriceTicks(13)
                        .setState(SymbolState.HALTED)
                        .build();
        VenueState halted = VenueState.newBuilder().setHalted(true).build();
        apply(
                configured(1, Configured.newBuilder().setAssetListed(Examples.BTC)),
                configured(2, Configured.newBuilder().setAssetListed(Examples.USDT)),
                configured(3, Configured.newBuilder().setSymbolListed(Examples.BTC_USDT)),
                configured(4, Configured.newBuilder().setSymbolChanged(changed)),
                configured(5, Configured.newBuilder().setVenueState(halted)));

        assertEquals(
                Configured.newBuilder().setSymbolListed(changed).build(),
                SymbolTable.all(connection).getLast());
    }
}
