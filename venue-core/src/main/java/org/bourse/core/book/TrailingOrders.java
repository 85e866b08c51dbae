package org.bourse.core.book;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The waiting orders of a symbol whose triggers follow its last price, in the order of their
 * acceptance. There are few, so a trade looks at each of them, but only if its price is beyond one
 * of four bounds: the nearest triggers and the nearest references.
 */
public final class TrailingOrders {
    /** So many may wait in a symbol. */
    public static final int MAX = 1_000;

    private static final int NONE = OrderPool.NONE;

    private final OrderPool orders;
    private final int[] slots = new int[MAX];
    private final long[] references = new long[MAX];
    private final long[] triggers = new long[MAX];
    private int size;

    /** Places kept for orders that do not wait yet. */
    private int reserved;

    /** Of those that a fall triggers the highest trigger, and the lowest reference. */
    private long highestFall = Long.MIN_VALUE;

    private long lowestReference = Long.MAX_VALUE;

    /** Of those that a rise triggers the lowest trigger, and the highest reference. */
    private long lowestRise = Long.MAX_VALUE;

    private long highestReference = Long.MIN_VALUE;

    TrailingOrders(OrderPool orders) {
        this.orders = orders;
    }

    public int size() {
        return size;
    }

    /** How many more there may be. */
    public int room() {
        return MAX - size - reserved;
    }

    /** Keeps a place for one that comes later, there must be room, or (-1) gives it back. */
    void reserve(int change) {
        reserved += change;
    }

    void add(int order, long referenceTicks) {
        slots[size] = order;
        refer(size, referenceTicks);
        widen(size);
        size++;
    }

    private void refer(int at, long referenceTicks) {
        int order = slots[at];
        references[at] = referenceTicks;
        triggers[at] =
                Trailing.triggerTicks(
                        orders.has(order, OrderPool.RISES),
                        referenceTicks,
                        orders.conditions().distanceTicks(order, referenceTicks));
    }

    void remove(int order) {
        int at = at(order);
        int behind = size - at - 1;
        System.arraycopy(slots, at + 1, slots, at, behind);
        System.arraycopy(references, at + 1, references, at, behind);
        System.arraycopy(triggers, at + 1, triggers, at, behind);
        size--;
        setBounds();
    }

    /** The present trigger of an order that is here. */
    public long triggerTicks(int order) {
        return triggers[at(order)];
    }

    private int at(int order) {
        int at = 0;
        while (slots[at] != order) {
            at++;
        }
        return at;
    }

    /** Which a trade at this price triggers first, or {@link OrderPool#NONE}. */
    int next(long priceTicks, boolean rising) {
        if (rising ? priceTicks < lowestRise : priceTicks > highestFall) {
            return NONE;
        }
        long trigger = rising ? lowestRise : highestFall;
        int at = 0;
        while (triggers[at] != trigger || orders.has(slots[at], OrderPool.RISES) != rising) {
            at++;
        }
        return slots[at];
    }

    /** Lets the references follow a trade; what it triggers must be gone. */
    public void follow(long priceTicks) {
        if (priceTicks <= lowestReference && priceTicks >= highestReference) {
            return;
        }
        for (int at = 0; at < size; at++) {
            boolean rises = orders.has(slots[at], OrderPool.RISES);
            if (rises ? priceTicks < references[at] : priceTicks > references[at]) {
                refer(at, priceTicks);
            }
        }
        setBounds();
    }

    private void setBounds() {
        highestFall = Long.MIN_VALUE;
        lowestReference = Long.MAX_VALUE;
        lowestRise = Long.MAX_VALUE;
        highestReference = Long.MIN_VALUE;
        for (int at = 0; at < size; at++) {
            widen(at);
        }
    }

    private void widen(int at) {
        if (orders.has(slots[at], OrderPool.RISES)) {
            lowestRise = Math.min(lowestRise, triggers[at]);
            highestReference = Math.max(highestReference, references[at]);
        } else {
            highestFall = Math.max(highestFall, triggers[at]);
            lowestReference = Math.min(lowestReference, references[at]);
        }
    }

    void write(StateWriter out) {
        out.writeInt(reserved);
        out.writeInt(size);
        for (int at = 0; at < size; at++) {
            orders.snapshots().write(out, slots[at]);
            out.writeLong(references[at]);
        }
    }

    void read(StateReader in, int symbol) {
        reserved = in.readInt();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            add(orders.snapshots().read(in, symbol), in.readLong());
        }
    }
}
