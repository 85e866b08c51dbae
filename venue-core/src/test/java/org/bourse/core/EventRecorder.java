package org.bourse.core;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.v1.OrderListKind;

/**
 * Writes each event as a readable line with all its arguments. Holds the lines since {@link
 * #clear}, and a hash of all lines before, the same on every JVM.
 */
public final class EventRecorder {
    private static final long HASH_START = 0xcbf29ce484222325L;
    private static final long HASH_FACTOR = 0x100000001b3L;

    private final VenueEvents listener = EventTap.listener(this::record);
    private final Map<Method, List<String>> names = new HashMap<>();
    private final StringBuilder text = new StringBuilder(1 << 10);
    private final Map<Object, Long> counts = new HashMap<>();
    private long hash = HASH_START;

    /** What records; to be given to a venue. */
    public VenueEvents listener() {
        return listener;
    }

    /** Forgets the lines, after folding them into the hash. */
    public void clear() {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * HASH_FACTOR;
        }
        text.setLength(0);
    }

    /** Of all lines before the last {@link #clear}. */
    public long hash() {
        return hash;
    }

    /** Whether the lines of both since {@link #clear} are the same. */
    public boolean sameAs(EventRecorder other) {
        return text.compareTo(other.text) == 0;
    }

    /** The lines since {@link #clear}. */
    public List<String> lines() {
        return text.toString().lines().toList();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** How often each event and each value of an enumeration came. */
    public Map<Object, Long> counts() {
        return counts;
    }

    private void record(Method event, Object[] arguments) {
        count(event.getName());
        text.append(event.getName());
        List<String> labels = names.computeIfAbsent(event, EventRecorder::parameterNames);
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case CommandHeader header -> write(header);
                case NewOrder order -> write(order);
                case Long number -> with(labels.get(i), number.longValue());
                default -> with(labels.get(i), arguments[i]);
            }
            if (arguments[i] instanceof Enum<?>) {
                count(arguments[i]);
            }
        }
        if (event.getName().equals("orderAccepted")) {
            NewOrder order = (NewOrder) arguments[1];
            count(order.type());
            count(order.timeInForce());
            count(order.selfTradePrevention());
            count(order.listKind());
        }
        text.append('\n');
    }

    private static List<String> parameterNames(Method event) {
        return Arrays.stream(event.getParameters()).map(Parameter::getName).toList();
    }

    private void count(Object what) {
        counts.merge(what, 1L, Long::sum);
    }

    private void write(CommandHeader header) {
        with("position", header.position()).with("writer", header.writer());
        with("request", header.requestIdHigh()).with("low", header.requestIdLow());
    }

    private void write(NewOrder order) {
        with("account", order.account()).with("symbol", order.symbol()).with("side", order.side());
        with("type", order.type()).with("timeInForce", order.timeInForce());
        with("postOnly", order.postOnly()).with("priceTicks", order.priceTicks());
        with("lots", order.lots()).with("budgetMinor", order.budgetMinor());
        with("validUntilMicros", order.validUntilMicros());
        with("clientOrderId", order.clientOrderId());
        with("triggerTicks", order.triggerTicks()).with("trailing", order.trailingTicks());
        with("trailingBasisPoints", order.trailingBasisPoints());
        with("limitOffsetTicks", order.limitOffsetTicks()).with("visible", order.visibleLots());
        with("postOnlyReprice", order.postOnlyReprice());
        with("mode", order.selfTradePrevention()).with("expires", order.expiresMicros());
        if (order.listKind() != OrderListKind.ORDER_LIST_KIND_UNSPECIFIED) {
            with("list", order.listKind());
        }
    }

    private EventRecorder with(String name, long value) {
        text.append(' ').append(name).append('=').append(value);
        return this;
    }

    private EventRecorder with(String name, Object value) {
        text.append(' ').append(name).append('=').append(value);
        return this;
    }
}
