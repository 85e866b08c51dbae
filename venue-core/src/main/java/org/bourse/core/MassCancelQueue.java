package org.bourse.core;

import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Side;
import org.bourse.core.book.OrderPool;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The mass cancels that are under way, in the order in which they began, each with how far it has
 * come: a range of accounts that it has not entered yet, and the next order of the one it is in.
 */
final class MassCancelQueue {
    /** So many may be under way. */
    static final int MAX = 64;

    /** Ids of orders are not negative. */
    private static final long NO_ID = -1;

    private final int[] symbols = new int[MAX];
    private final Side[] sides = new Side[MAX];
    private final CancelReason[] reasons = new CancelReason[MAX];
    private final boolean[] sparesHalted = new boolean[MAX];
    private final long[] commandIds = new long[MAX];
    private final int[] nextAccounts = new int[MAX];
    private final int[] endAccounts = new int[MAX];
    private final int[] nextOrders = new int[MAX];
    private int first;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == MAX;
    }

    /**
     * Adds one; there must be room.
     *
     * @param fromAccount the first index of an account
     * @param endAccount one above the last index
     * @param symbol 0 for all
     * @param side unspecified for both
     * @param sparesHalted whether orders of halted symbols are passed over
     * @param commandId only orders with lower ids are cancelled
     */
    void add(
            int fromAccount,
            int endAccount,
            int symbol,
            Side side,
            CancelReason reason,
            boolean sparesHalted,
            long commandId) {
        int at = (first + size) % MAX;
        size++;
        nextAccounts[at] = fromAccount;
        endAccounts[at] = endAccount;
        nextOrders[at] = OrderPool.NONE;
        symbols[at] = symbol;
        sides[at] = side;
        reasons[at] = reason;
        this.sparesHalted[at] = sparesHalted;
        commandIds[at] = commandId;
    }

    /** The first one is over. */
    void removeFirst() {
        first = (first + 1) % MAX;
        size--;
    }

    /** An order loses its slot: whoever would look at it next, looks at the one after it. */
    void closed(int order, int next) {
        for (int i = 0; i < size; i++) {
            int at = (first + i) % MAX;
            if (nextOrders[at] == order) {
                nextOrders[at] = next;
            }
        }
    }

    /** The order that the first mass cancel looks at next, or {@link OrderPool#NONE}. */
    int nextOrder() {
        return nextOrders[first];
    }

    void nextOrder(int order) {
        nextOrders[first] = order;
    }

    /** Whether the first mass cancel has no more accounts to enter. */
    boolean enteredAll() {
        return nextAccounts[first] == endAccounts[first];
    }

    /** The account that the first mass cancel enters now. */
    int enterAccount() {
        return nextAccounts[first]++;
    }

    /** Of the first mass cancel, as are those below. */
    long commandId() {
        return commandIds[first];
    }

    int symbol() {
        return symbols[first];
    }

    Side side() {
        return sides[first];
    }

    CancelReason reason() {
        return reasons[first];
    }

    boolean sparesHalted() {
        return sparesHalted[first];
    }

    void write(StateWriter out, OrderPool orders) {
        out.section("cancels", size);
        for (int i = 0; i < size; i++) {
            int at = (first + i) % MAX;
            out.writeInt(nextAccounts[at]);
            out.writeInt(endAccounts[at]);
            out.writeInt(symbols[at]);
            out.writeInt(sides[at].getNumber());
            out.writeInt(reasons[at].getNumber());
            out.writeBoolean(sparesHalted[at]);
            out.writeLong(commandIds[at]);
            out.writeLong(nextId(at, orders));
        }
    }

    /** The id of the order that is looked at next; one that is too young is as none. */
    private long nextId(int at, OrderPool orders) {
        if (nextOrders[at] == OrderPool.NONE) {
            return NO_ID;
        }
        long id = orders.id(nextOrders[at]);
        return id < commandIds[at] ? id : NO_ID;
    }

    /** Reads them; the orders are there already. */
    void read(StateReader in, OrderPool orders) {
        int count = in.section("cancels", MAX);
        for (int at = 0; at < count; at++) {
            add(
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.known(Side.forNumber(in.readInt())),
                    in.known(CancelReason.forNumber(in.readInt())),
                    in.readBoolean(),
                    in.readLong());
            long nextId = in.readLong();
            nextOrders[at] = nextId == NO_ID ? OrderPool.NONE : orders.find(nextId);
        }
    }
}
