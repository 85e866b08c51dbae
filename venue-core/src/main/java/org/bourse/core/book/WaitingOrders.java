package org.bourse.core.book;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The conditional orders of one symbol. Those with a fixed trigger stand in levels like resting
 * orders: in one set those that a fall triggers, the highest trigger first, in the other those that
 * a rise triggers, the lowest first. Those that trail stand in an array. Those that are triggered
 * stand in a line until they are activated, as do exits of brackets.
 */
public final class WaitingOrders {
    /** No more orders of a symbol wait or stand in line: so many may be triggered by one trade. */
    static final int ORDERS_MAX = 10_000;

    private static final int NONE = OrderPool.NONE;

    private final OrderPool orders;
    private final LevelPool levels;
    private final BookSide falls;
    private final BookSide rises;
    private final TrailingOrders trailing;

    /** Orders that wait or were triggered, and places that are kept for dormant ones. */
    private int size;

    private int first = NONE;
    private int last = NONE;

    WaitingOrders(OrderPool orders, LevelPool levels, int symbol) {
        this.orders = orders;
        this.levels = levels;
        falls = new BookSide(levels, symbol, true);
        rises = new BookSide(levels, symbol, false);
        trailing = new TrailingOrders(orders);
    }

    /** Whether no order waits for a trigger. */
    public boolean isEmpty() {
        return falls.size() == 0 && rises.size() == 0 && trailing.size() == 0;
    }

    /** How many more there may be. */
    public int room() {
        return ORDERS_MAX - size;
    }

    public TrailingOrders trailing() {
        return trailing;
    }

    /** Lets an order wait for the trigger that its condition names. */
    public void add(int order) {
        orders.set(order, OrderPool.WAITS);
        long trigger = orders.conditions().triggerTicks(order);
        levels.append(set(order).levelFor(trigger), order);
        size++;
    }

    /** Lets an order wait, there must be room; if it trails, then from a reference price. */
    public void await(int order, long referenceTicks) {
        if (orders.has(order, OrderPool.TRAILS)) {
            orders.set(order, OrderPool.WAITS);
            trailing.add(order, referenceTicks);
            size++;
        } else {
            add(order);
        }
    }

    /** Keeps a place for a dormant order that will wait; there must be room. */
    public void reserve(int order) {
        orders.set(order, OrderPool.RESERVED);
        size++;
        if (orders.has(order, OrderPool.TRAILS)) {
            trailing.reserve(1);
        }
    }

    /** Takes out an order, whether it waits, stands in line or is dormant. */
    public void remove(int order) {
        boolean dormant = orders.has(order, OrderPool.DORMANT);
        if (orders.has(order, OrderPool.TRIGGERED)) {
            leaveLine(order);
        } else if (!dormant) {
            leaveTrigger(order);
        }
        if (!dormant) {
            size--;
        } else if (orders.has(order, OrderPool.RESERVED)) {
            giveBack(order);
        }
        orders.clear(order, OrderPool.WAITS | OrderPool.TRIGGERED | OrderPool.DORMANT);
    }

    private void giveBack(int order) {
        orders.clear(order, OrderPool.RESERVED);
        size--;
        if (orders.has(order, OrderPool.TRAILS)) {
            trailing.reserve(-1);
        }
    }

    private void leaveTrigger(int order) {
        if (orders.has(order, OrderPool.TRAILS)) {
            trailing.remove(order);
        } else {
            leaveLevel(order);
        }
    }

    private void leaveLevel(int order) {
        int level = orders.level(order);
        levels.remove(level, order, orders.record(order));
        if (levels.orders(level) == 0) {
            set(order).remove(level);
        }
    }

    private BookSide set(int order) {
        return orders.has(order, OrderPool.RISES) ? rises : falls;
    }

    /**
     * The order that a trade at this price triggers next, or {@link OrderPool#NONE}: first what a
     * fall triggers, highest trigger first, then what a rise triggers, lowest first.
     */
    public int nextTriggered(long priceTicks) {
        int order = next(falls, priceTicks, false);
        return order == NONE ? next(rises, priceTicks, true) : order;
    }

    private int next(BookSide set, long priceTicks, boolean rising) {
        int level = set.best();
        boolean fires = level != NONE && isAtOrBeyond(set.bestTicks(), priceTicks, rising);
        int trails = trailing.next(priceTicks, rising);
        if (trails == NONE) {
            return fires ? levels.oldest(level) : NONE;
        }
        // Of equal triggers first those that do not trail.
        return fires && isAtOrBeyond(set.bestTicks(), trailing.triggerTicks(trails), rising)
                ? levels.oldest(level)
                : trails;
    }

    /** Whether a trigger comes before, or at, a price that rises or falls to it. */
    private static boolean isAtOrBeyond(long triggerTicks, long priceTicks, boolean rising) {
        return rising ? triggerTicks <= priceTicks : triggerTicks >= priceTicks;
    }

    /** Puts a waiting order at the end of the line, and returns the trigger that fired. */
    public long trigger(int order) {
        if (orders.has(order, OrderPool.TRAILS)) {
            orders.conditions().triggerTicks(order, trailing.triggerTicks(order));
        }
        remove(order);
        joinLine(order);
        size++;
        return orders.conditions().triggerTicks(order);
    }

    /** Puts an order that waits for nothing at the end of the line. */
    public void joinLine(int order) {
        orders.set(order, OrderPool.TRIGGERED);
        orders.previous(order, last);
        orders.next(order, NONE);
        if (last == NONE) {
            first = order;
        } else {
            orders.next(last, order);
        }
        last = order;
    }

    private void leaveLine(int order) {
        int next = orders.next(order);
        int previous = orders.previous(order);
        if (next == NONE) {
            last = previous;
        } else {
            orders.previous(next, previous);
        }
        if (previous == NONE) {
            first = next;
        } else {
            orders.next(previous, next);
        }
    }

    /** The first order in line, or {@link OrderPool#NONE}; {@link OrderPool#next} goes on. */
    public int firstInLine() {
        return first;
    }

    /** Writes the orders: those that wait, then those that stand in line. */
    void write(StateWriter out) {
        out.writeInt(size);
        falls.write(out);
        rises.write(out);
        trailing.write(out);
        out.writeInt(inLine());
        for (int order = first; order != NONE; order = orders.next(order)) {
            orders.snapshots().write(out, order);
        }
    }

    private int inLine() {
        int count = 0;
        for (int order = first; order != NONE; order = orders.next(order)) {
            count++;
        }
        return count;
    }

    void read(StateReader in, int symbol) {
        size = in.readInt();
        falls.read(in);
        rises.read(in);
        trailing.read(in, symbol);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            joinLine(orders.snapshots().read(in, symbol));
        }
    }
}
