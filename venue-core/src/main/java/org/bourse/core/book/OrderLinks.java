package org.bourse.core.book;

import java.util.Arrays;

/**
 * The neighbours of an order in its level or line, and among the orders of its account, by slot.
 * They stand apart from the {@link OrderRecord}: to link or unlink an order touches its neighbours,
 * which may be any orders, and of those nothing else is asked. Sixteen bytes an order stay in a
 * cache that the records of a large book do not fit into.
 *
 * <p>The orders of a level are a ring, in which the level itself stands between the youngest and
 * the oldest; so are those of an account. So every order has two neighbours, and to link or unlink
 * it nothing is asked: whether it is the first or the last is as good as random, and a branch that
 * is foretold wrongly costs more than all else that is done here.
 */
final class OrderLinks {
    private static final int NEXT = 0;
    private static final int PREVIOUS = 1;
    private static final int NEXT_OF_ACCOUNT = 2;
    private static final int PREVIOUS_OF_ACCOUNT = 3;
    private static final int ROW_SHIFT = 2;

    /** Rows of orders; then rows of which each is that of a level and of an account. */
    private final int[] rows;

    private final int orders;

    /**
     * @param orders the most orders, and the most levels
     * @param accounts the most accounts
     */
    OrderLinks(int orders, int accounts) {
        this.orders = orders;
        int end = orders + Math.max(orders, accounts);
        rows = new int[end << ROW_SHIFT];
        Arrays.fill(rows, 0, orders << ROW_SHIFT, OrderPool.NONE);
        for (int row = orders; row < end; row++) {
            Arrays.fill(rows, row << ROW_SHIFT, (row + 1) << ROW_SHIFT, row);
        }
    }

    /** The order of a link, or {@link OrderPool#NONE} where it is a level or an account. */
    private int order(int link) {
        return link < orders ? link : OrderPool.NONE;
    }

    /** The first order of a level, or {@link OrderPool#NONE}. */
    int oldest(int level) {
        return next(orders + level);
    }

    /** An order becomes the last of a level. */
    void append(int level, int order) {
        link(orders + level, order, NEXT, PREVIOUS);
    }

    /** Takes an order out of its level; it keeps its own links until it has others. */
    void remove(int order) {
        unlink(order, NEXT, PREVIOUS);
    }

    /** The next younger order of the same level or line, or {@link OrderPool#NONE}. */
    int next(int slot) {
        return order(rows[(slot << ROW_SHIFT) + NEXT]);
    }

    void next(int slot, int next) {
        rows[(slot << ROW_SHIFT) + NEXT] = next;
    }

    /** The next older order of the same level or line, or {@link OrderPool#NONE}. */
    int previous(int slot) {
        return order(rows[(slot << ROW_SHIFT) + PREVIOUS]);
    }

    void previous(int slot, int previous) {
        rows[(slot << ROW_SHIFT) + PREVIOUS] = previous;
    }

    /** The order of an account that was appended first, or {@link OrderPool#NONE}. */
    int firstOfAccount(int account) {
        return nextOfAccount(orders + account);
    }

    /** The next younger order of the same account, or {@link OrderPool#NONE}. */
    int nextOfAccount(int slot) {
        return order(rows[(slot << ROW_SHIFT) + NEXT_OF_ACCOUNT]);
    }

    /** An order becomes the last of an account. */
    void appendToAccount(int account, int order) {
        link(orders + account, order, NEXT_OF_ACCOUNT, PREVIOUS_OF_ACCOUNT);
    }

    /** Takes an order out of those of its account; it keeps its own links likewise. */
    void removeFromAccount(int order) {
        unlink(order, NEXT_OF_ACCOUNT, PREVIOUS_OF_ACCOUNT);
    }

    private void link(int end, int order, int next, int previous) {
        int last = rows[(end << ROW_SHIFT) + previous];
        rows[(order << ROW_SHIFT) + next] = end;
        rows[(order << ROW_SHIFT) + previous] = last;
        rows[(last << ROW_SHIFT) + next] = order;
        rows[(end << ROW_SHIFT) + previous] = order;
    }

    private void unlink(int order, int next, int previous) {
        int after = rows[(order << ROW_SHIFT) + next];
        int before = rows[(order << ROW_SHIFT) + previous];
        rows[(after << ROW_SHIFT) + previous] = before;
        rows[(before << ROW_SHIFT) + next] = after;
    }

    /** Reads the rows of all neighbours; means nothing. */
    long peekNeighbours(int order) {
        return peek(order, NEXT)
                + peek(order, PREVIOUS)
                + peek(order, NEXT_OF_ACCOUNT)
                + peek(order, PREVIOUS_OF_ACCOUNT);
    }

    /** Reads the rows of a level and of its youngest order; means nothing. */
    long peekLevel(int level) {
        return peek(orders + level, PREVIOUS);
    }

    /** Reads the rows of an account and of its last order; means nothing. */
    long peekAccount(int account) {
        return peek(orders + account, PREVIOUS_OF_ACCOUNT);
    }

    /** Who stands in a line, or nowhere yet, may have no neighbour. */
    private long peek(int row, int link) {
        return rows[Math.max(rows[(row << ROW_SHIFT) + link], 0) << ROW_SHIFT];
    }
}
