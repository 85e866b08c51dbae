package org.bourse.order.history;

import com.google.protobuf.Parser;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bourse.contracts.Topics;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.EventHeader;
import org.bourse.contracts.v1.OrderEvent;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.Transition;
import org.bourse.order.lifecycle.Transitions;
import org.bourse.order.symbols.SymbolDirectory;
import org.bourse.order.symbols.SymbolTable;
import org.bourse.platform.partition.PartitionedTable;
import org.bourse.platform.partition.Partitions;
import org.bourse.platform.projection.Projection;

/**
 * {@code order-events} as rows: an order put once per batch, whatever happened to it in between;
 * every trade and every transition.
 */
@Singleton
public final class OrderProjection implements Projection<OrderEvents> {
    private final Partitions partitions = new Partitions(HistoryTable.ALL);
    private final Consumer<Configured> listings;

    @Inject
    OrderProjection(SymbolDirectory symbols) {
        this(symbols::projected);
    }

    /**
     * @param listings is told what the tables are told of assets and symbols
     */
    public OrderProjection(Consumer<Configured> listings) {
        this.listings = listings;
    }

    @Override
    public String topic() {
        return Topics.ORDER_EVENTS;
    }

    @Override
    public Parser<OrderEvents> parser() {
        return OrderEvents.parser();
    }

    @Override
    public EventHeader header(OrderEvents record) {
        return record.getHeader();
    }

    @Override
    public List<String> tables() {
        return List.of("orders", "trades", "order_transition", "keyed_requests");
    }

    @Override
    public void apply(Connection connection, List<OrderEvents> records) throws SQLException {
        partitions.ensure(connection, days(records));
        OrderRows rows = new OrderRows(connection);
        Map<Long, Order> stored = rows.find(ordersOfEarlierBatches(records));
        Map<Long, Order> changed = new LinkedHashMap<>();
        List<Transition> transitions = new ArrayList<>();
        for (OrderEvents record : records) {
            for (OrderEvent event : record.getEventsList()) {
                if (event.hasConfigured()) {
                    SymbolTable.apply(connection, event.getConfigured());
                    listings.accept(event.getConfigured());
                }
            }
            for (Transition transition :
                    Transitions.in(record, id -> Optional.of(known(id, changed, stored)))) {
                changed.put(transition.order().orderId(), transition.order());
                transitions.add(transition);
            }
        }
        rows.putOrders(changed.values().stream().filter(Order::isKept).toList());
        rows.insertTransitions(transitions);
        rows.insertTrades(
                transitions.stream()
                        .flatMap(it ->
                                it
                                        .fill()
                                        .map(fill -> OrderTrade.of(fill, it.order().terms()))
                                        .stream())
                        .toList());
        KeyedRequestTable.insert(connection, records);
    }

    private static Set<LocalDate> days(List<OrderEvents> records) {
        Set<LocalDate> days = new HashSet<>();
        for (OrderEvents record : records) {
            if (Transitions.any(record)) {
                long micros = record.getHeader().getVenueTimeMicros();
                days.add(PartitionedTable.day(TimeRange.time(micros)));
            }
        }
        return days;
    }

    private static Set<Long> ordersOfEarlierBatches(List<OrderEvents> records) {
        Set<Long> ids = new HashSet<>();
        for (OrderEvents record : records) {
            ids.addAll(Transitions.ordersIn(record));
        }
        for (OrderEvents record : records) {
            for (OrderEvent event : record.getEventsList()) {
                if (event.hasAccepted()) {
                    ids.remove(event.getAccepted().getOrder().getOrderId());
                }
            }
        }
        return ids;
    }

    private static Order known(long id, Map<Long, Order> changed, Map<Long, Order> stored) {
        Order order = changed.getOrDefault(id, stored.get(id));
        if (order == null) {
            throw new IllegalStateException("events of an order that was never accepted: " + id);
        }
        return order;
    }
}
