package org.bourse.core.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.core.NewOrder;
import org.bourse.core.NewOrderList;
import org.jspecify.annotations.Nullable;

/** The client order ids of the last 24 to 48 hours, in two generations. */
final class NaiveDuplicates {
    private static final long GENERATION_MICROS = 24L * 3_600 * 1_000_000;

    /** The first order of a client order id. */
    record First(long orderId, List<Object> payload) {}

    private record Key(long account, String clientOrderId) {}

    private final int capacity;
    private Map<Key, First> current = new HashMap<>();
    private Map<Key, First> previous = new HashMap<>();
    private long startMicros;

    NaiveDuplicates(int capacity) {
        this.capacity = capacity;
    }

    /** 6.3: every field but validUntil. */
    static List<Object> payload(NewOrder order) {
        return List.of(
                order.symbol(),
                order.side(),
                order.type(),
                order.timeInForce(),
                order.postOnly(),
                order.priceTicks(),
                order.lots(),
                order.budgetMinor(),
                order.triggerTicks(),
                order.trailingTicks(),
                order.trailingBasisPoints(),
                order.limitOffsetTicks(),
                order.visibleLots(),
                order.postOnlyReprice(),
                order.selfTradePrevention(),
                order.expiresMicros());
    }

    /** 20.3: of all legs together. */
    static List<Object> payload(NewOrderList list) {
        List<Object> payload = new ArrayList<>(List.of(list.kind()));
        for (int leg = 0; leg < list.legs(); leg++) {
            payload.add(list.leg(leg).clientOrderId());
            payload.add(payload(list.leg(leg)));
        }
        return payload;
    }

    @Nullable First find(long account, String clientOrderId) {
        Key key = new Key(account, clientOrderId);
        First first = current.get(key);
        return first == null ? previous.get(key) : first;
    }

    boolean hasRoom(int ids) {
        return current.size() + ids <= capacity;
    }

    void remember(NewOrder order, long orderId, List<Object> payload) {
        current.put(new Key(order.account(), order.clientOrderId()), new First(orderId, payload));
    }

    /** Venue time is counted from here. */
    void start(long timeMicros) {
        startMicros = timeMicros;
    }

    void rotateIfDue(long timeMicros) {
        if (timeMicros - startMicros >= GENERATION_MICROS) {
            previous = current;
            current = new HashMap<>();
            startMicros = timeMicros;
        }
    }
}
