package org.bourse.core.book;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/** Writes open orders and external levels into snapshots, and reads them. */
final class OrderSnapshots {
    /** The exits of a bracket, which are dormant, follow its entry. */
    private static final int DORMANT_MAX = 2;

    private final OrderPool orders;

    OrderSnapshots(OrderPool orders) {
        this.orders = orders;
    }

    /**
     * Writes an order, but not where it stands, or an external level, which has the id 0; and after
     * an order dormant ones that depend on it.
     */
    void write(StateWriter out, int slot) {
        int last = slot;
        writeOne(out, last);
        while (isBeforeDormant(last)) {
            last = orders.find(orders.id(last) + 1);
            writeOne(out, last);
        }
    }

    private void writeOne(StateWriter out, int slot) {
        OrderRecord order = orders.record(slot);
        out.writeLong(order.id);
        out.writeInt(order.account);
        out.writeLong(order.remainingLots);
        if (orders.has(slot, OrderPool.EXTERNAL)) {
            out.writeBoolean(orders.isBuy(slot));
            return;
        }
        out.writeLong(order.filledLots);
        out.writeLong(order.madeNotionalMinor);
        out.writeLong(order.heldMinor);
        out.writeLong(order.ratesAndFlags());
        OrderTerms terms = orders.terms();
        out.writeLong(terms.expiresMicros(slot));
        out.writeLong(order.takenNotionalMinor);
        out.writeLong(order.details);
        out.writeLong(order.priceTicks);
        out.writeLong(terms.visibleLots(slot));
        out.writeLong(terms.shownLots(slot));
        if (hasCondition(slot)) {
            orders.conditions().write(out, slot);
        }
    }

    private boolean hasCondition(int slot) {
        return orders.has(slot, OrderPool.DORMANT)
                ? orders.has(slot, OrderPool.RESERVED)
                : orders.has(slot, OrderPool.WAITS | OrderPool.TRIGGERED);
    }

    /** Whether the order with the id that follows is dormant because of it, or as it is. */
    private boolean isBeforeDormant(int slot) {
        return orders.has(slot, OrderPool.ENTRY)
                || (orders.has(slot, OrderPool.DORMANT) && !orders.has(slot, OrderPool.SECOND));
    }

    /** Reads an order of a symbol, and returns its slot; it stands nowhere yet. */
    int read(StateReader in, int symbol) {
        int slot = readOne(in, symbol);
        int last = slot;
        for (int dormant = 0; isBeforeDormant(last); dormant++) {
            if (dormant == DORMANT_MAX) {
                throw in.damaged("has more exits than a bracket");
            }
            last = readOne(in, symbol);
        }
        return slot;
    }

    private int readOne(StateReader in, int symbol) {
        long id = in.readLong();
        int account = in.readInt();
        long remainingLots = in.readLong();
        if (id == 0) {
            return orders.addExternal(account, remainingLots, in.readBoolean());
        }
        int slot = orders.add(id, account, remainingLots, in.readLong(), 0, 0, 0, 0);
        OrderRecord order = orders.record(slot);
        order.madeNotionalMinor = in.readLong();
        order.heldMinor = in.readLong();
        order.ratesAndFlags(in.readLong());
        order.symbol = symbol;
        long expiresMicros = in.readLong();
        order.takenNotionalMinor = in.readLong();
        order.details = Math.toIntExact(in.readLong());
        order.priceTicks = in.readLong();
        orders.terms().setRare(slot, expiresMicros, in.readLong(), in.readLong());
        if (hasCondition(slot)) {
            orders.conditions().read(in, slot);
        }
        return slot;
    }
}
