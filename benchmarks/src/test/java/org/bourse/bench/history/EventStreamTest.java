package org.bourse.bench.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.v1.OrderEvents;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderStatus;
import org.bourse.order.lifecycle.Transition;
import org.bourse.order.lifecycle.Transitions;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final int COMMANDS = 20_000;

    private final EventStream events = new EventStream(1, 100, Instant.EPOCH);
    private final Map<Long, Order> orders = new HashMap<>();

    /** The state machine of orders refuses what does not follow. */
    @Test
    void eventsFollowFromEachOther() {
        for (int i = 0; i < COMMANDS; i++) {
            for (Transition transition : transitions(events.next())) {
                orders.put(transition.order().orderId(), transition.order());
            }
        }

        for (OrderStatus status :
                new OrderStatus[] {
                    OrderStatus.OPEN,
                    OrderStatus.PARTIALLY_FILLED,
                    OrderStatus.FILLED,
                    OrderStatus.CANCELLED
                }) {
            assertTrue(
                    orders.values().stream().anyMatch(it -> it.state().status() == status),
                    status.name());
        }
    }

    private Iterable<Transition> transitions(OrderEvents record) {
        return Transitions.in(record, id -> Optional.of(orders.get(id)));
    }

    @Test
    void rowsAreCountedAsTheyAreWritten() {
        long rows = 0;
        Set<Long> changed = new HashSet<>();
        for (int i = 0; i < COMMANDS; i++) {
            for (Transition transition : transitions(events.next())) {
                orders.put(transition.order().orderId(), transition.order());
                changed.add(transition.order().orderId());
                rows += 1 + transition.fill().stream().count();
            }
        }
        events.endBatch();

        assertEquals(rows + changed.size(), events.rows());
    }
}
