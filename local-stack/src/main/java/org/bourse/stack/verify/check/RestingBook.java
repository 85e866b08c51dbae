package org.bourse.stack.verify.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;

/**
 * The book of a symbol as what happened to its orders makes it: the lines at each price, first in
 * line first, and the line of triggered orders.
 */
final class RestingBook {

    /** A price with its orders. */
    static final class Line {
        final Map<Long, RestingOrder> orders = new LinkedHashMap<>();

        /** What is shown of them. */
        long lots;

        RestingOrder first() {
            return orders.values().iterator().next();
        }
    }

    private final NavigableMap<Long, Line> bids = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Long, Line> asks = new TreeMap<>();
    private final Map<Long, RestingOrder> triggered = new LinkedHashMap<>();

    /** Exits of entries that have ended. */
    private final Map<Long, RestingOrder> due = new LinkedHashMap<>();

    private Symbol symbol;
    private long turns;
    private long lastTicks;

    /** Of the pairs while it is uncrossed; 0: not fixed. */
    private long auctionTicks;

    RestingBook(Symbol symbol) {
        this.symbol = symbol;
    }

    private NavigableMap<Long, Line> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** The line at a price; an empty one when there is none. */
    Line line(Side side, long priceTicks) {
        Line line = side(side).get(priceTicks);
        return line == null ? new Line() : line;
    }

    /** The first order in line at the best price. */
    Optional<RestingOrder> first(Side side) {
        Map.Entry<Long, Line> best = side(side).firstEntry();
        return best == null ? Optional.empty() : Optional.of(best.getValue().first());
    }

    /** Comes to the end of the line at its price. */
    void enter(RestingOrder order) {
        Line line = side(order.side()).computeIfAbsent(order.priceTicks, _ -> new Line());
        order.rests = true;
        order.shownLots = 0;
        line.orders.put(order.id(), order);
        show(order, order.shownAnew());
    }

    void leave(RestingOrder order) {
        show(order, 0);
        Line line = line(order.side(), order.priceTicks);
        line.orders.remove(order.id());
        if (line.orders.isEmpty()) {
            side(order.side()).remove(order.priceTicks);
        }
        order.rests = false;
    }

    /** So much is shown of an order that rests. */
    void show(RestingOrder order, long lots) {
        line(order.side(), order.priceTicks).lots += lots - order.shownLots;
        order.shownLots = lots;
    }

    /** Traded as the resting side; what is refreshed goes to the end of the line (10.3). */
    void made(RestingOrder order, long lots) {
        if (isUncrossing()) {
            show(order, order.shownAnew());
            return;
        }
        show(order, order.shownLots - lots);
        if (order.shownLots == 0 && order.remainingLots > 0) {
            Line line = line(order.side(), order.priceTicks);
            line.orders.remove(order.id());
            enter(order);
        }
    }

    void forget(RestingOrder order) {
        if (order.rests) {
            leave(order);
        }
        triggered.remove(order.id());
        due.remove(order.id());
    }

    /** An exit comes to the line with its pair (20.7). */
    void comesDue(RestingOrder exit, long step) {
        exit.turn = ++turns;
        exit.dueStep = step;
        due.put(exit.id(), exit);
    }

    /**
     * Comes to the line (11.3); an exit that its activation triggers has its pair's turn (20.8).
     */
    void trigger(RestingOrder order, long step) {
        RestingOrder pair = due.get(order.id() - 1);
        boolean isActivated =
                !order.order.trails()
                        && (order.dueStep == step || (pair != null && !pair.order.isConditional()));
        if (due.remove(order.id()) == null || !isActivated) {
            order.turn = ++turns;
        }
        triggered.put(order.id(), order);
    }

    /**
     * Those that may come to rest now though nothing tells of it: the first in the line of
     * triggered orders, and exits; in the order of the line.
     */
    List<RestingOrder> nextOfLine(long timeMicros) {
        List<RestingOrder> next = new ArrayList<>();
        boolean isFirst = true;
        for (RestingOrder order : triggered.values()) {
            if (!order.isPast(timeMicros)) {
                if (isFirst || order.order.isExit()) {
                    next.add(order);
                }
                isFirst = false;
            }
        }
        due.values().stream().filter(exit -> !exit.order.isConditional()).forEach(next::add);
        next.sort(Comparator.comparingLong(order -> order.turn));
        return next;
    }

    /** Has come to rest from the line; the other exit of a pair waits from now on (20.8). */
    void activated(RestingOrder order) {
        triggered.remove(order.id());
        if (due.remove(order.id()) != null) {
            due.remove(order.id() + 1);
        }
        enter(order);
    }

    void traded(long priceTicks) {
        lastTicks = priceTicks;
    }

    boolean isUncrossing() {
        return symbol.getState() == SymbolState.UNCROSSING;
    }

    void change(Symbol changed) {
        boolean begins = !isUncrossing() && changed.getState() == SymbolState.UNCROSSING;
        symbol = changed;
        if (begins) {
            auctionTicks = auctionPrice();
        }
    }

    private boolean isCrossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey();
    }

    /** The price at which the next pair meets: a new one when none is left at the former (21.4). */
    long settledAuctionTicks() {
        if (isUncrossing() && isCrossed()) {
            boolean hasPair = bids.firstKey() >= auctionTicks && asks.firstKey() <= auctionTicks;
            auctionTicks = hasPair ? auctionTicks : auctionPrice();
        }
        return auctionTicks;
    }

    private long auctionPrice() {
        if (!isCrossed()) {
            return 0;
        }
        long reference = lastTicks > 0 ? lastTicks : symbol.getReferencePriceTicks();
        return AuctionPrice.of(wholeLots(bids), wholeLots(asks), reference);
    }

    /** Of whole orders, also what is not shown. */
    private static NavigableMap<Long, Long> wholeLots(Map<Long, Line> lines) {
        NavigableMap<Long, Long> lots = new TreeMap<>();
        lines.forEach((price, line) ->
                lots.put(
                        price,
                        line.orders.values().stream()
                                .mapToLong(order -> order.remainingLots)
                                .sum()));
        return lots;
    }
}
