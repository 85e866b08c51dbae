package org.bourse.order.history;

import com.google.protobuf.Parser;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
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
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.Transition;
import org.bourse.order.lifecycle.Transitions;
import org.bourse.order.symbols.SymbolDirectory;
import org.bourse.order.symbols.SymbolTable;
import org.bourse.platform.projection.Projection;

/**
 * {@code order-events} as rows: an order once inserted and once updated per batch, whatever
 * happened to it in between; every fill and every transition.
 */
@Singleton
final class OrderProjection implements Projection<OrderEvents> {
    private final OrderPartitions partitions = new OrderPartitions();
    private final Consumer<Configured> listings;

    @Inject
    OrderProjection(SymbolDirectory symbols) {
        this(symbols::projected);
    }

    /**
     * @param listings is told what the tables are told of assets and symbols
     */
    OrderProjection(Consumer<Configured> listings) {
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
        return List.of("orders", "fills", "order_transition", "keyed_requests");
    }

    @Override
    public void apply(Connection connection, List<OrderEvents> records) throws SQLException {
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
        write(connection, rows, changed.values(), stored, transitions);
        KeyedRequestTable.insert(connection, records);
    }

    private void write(
            Connection connection,
            OrderRows rows,
            Collection<Order> changed,
            Map<Long, Order> stored,
            List<Transition> transitions)
            throws SQLException {
        List<Order> created = new ArrayList<>();
        List<Order> updated = new ArrayList<>();
        Set<YearMonth> months = new HashSet<>();
        for (Order order : changed) {
            if (stored.containsKey(order.orderId())) {
                updated.add(order);
            } else if (order.isKept()) {
                created.add(order);
                months.add(YearMonth.from(OrderRows.time(order.createdMicros())));
            }
        }
        partitions.ensure(connection, months);
        rows.insertOrders(created);
        rows.updateOrders(updated);
        rows.insertTransitions(transitions);
        List<Fill> fills = new ArrayList<>();
        transitions.forEach(transition -> transition.fill().ifPresent(fills::add));
        rows.insertFills(fills);
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
