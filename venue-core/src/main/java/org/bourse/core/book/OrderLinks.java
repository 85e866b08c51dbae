package org.bourse.core.book;

import java.util.Arrays;

/**
 * The neighbours of an order in its level or line, and among the orders of its account, by slot.
 * They stand apart from the {@link OrderRecord}: to link or unlink an order touches its neighbours,
 * which may be any orders, and of those nothing else is asked. Sixteen bytes an order stay in a
 * cache that the records of a large book do not fit into.
 */
final class OrderLinks {
    private static final int NEXT = 0;
    private static final int PREVIOUS = 1;
    private static final int NEXT_OF_ACCOUNT = 2;
    private static final int PREVIOUS_OF_ACCOUNT = 3;
    private static final int ROW_SHIFT = 2;

    private final int[] rows;

    OrderLinks(int count) {
        rows = new int[count << ROW_SHIFT];
        Arrays.fill(rows, OrderPool.NONE);
    }

    int next(int slot) {
        return rows[(slot << ROW_SHIFT) + NEXT];
    }

    void next(int slot, int next) {
        rows[(slot << ROW_SHIFT) + NEXT] = next;
    }

    int previous(int slot) {
        return rows[(slot << ROW_SHIFT) + PREVIOUS];
    }

    void previous(int slot, int previous) {
        rows[(slot << ROW_SHIFT) + PREVIOUS] = previous;
    }

    int nextOfAccount(int slot) {
        return rows[(slot << ROW_SHIFT) + NEXT_OF_ACCOUNT];
    }

    void nextOfAccount(int slot, int next) {
        rows[(slot << ROW_SHIFT) + NEXT_OF_ACCOUNT] = next;
    }

    int previousOfAccount(int slot) {
        return rows[(slot << ROW_SHIFT) + PREVIOUS_OF_ACCOUNT];
    }

    void previousOfAccount(int slot, int previous) {
        rows[(slot << ROW_SHIFT) + PREVIOUS_OF_ACCOUNT] = previous;
    }
}
