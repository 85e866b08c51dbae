package org.bourse.bench.book;

/**
 * The reports of a book, kept as numbers in a ring: the last {@link #CAPACITY} can be read. Fields
 * a kind of report has not are 0.
 */
final class Reports {
    static final int ORDER_ACK = 0;
    static final int TRADE = 1;
    static final int CANCEL_ACK = 2;
    static final int MODIFY_ACK = 3;
    static final int CANCEL_REJECT = 4;
    static final int MODIFY_REJECT = 5;

    /** More than one message of a scenario causes. */
    static final int CAPACITY = 1 << 14;

    static final int FIELDS = 6;
    private static final int SHIFT = 3;

    private final long[] ring = new long[CAPACITY << SHIFT];
    private long count;

    /** All reports so far. */
    long count() {
        return count;
    }

    /** The kind is field 0, the message's sequence field 1, then what the text shows, in order. */
    long field(long report, int field) {
        return ring[((int) report & CAPACITY - 1) << SHIFT | field];
    }

    void orderAck(long sequence, int side, long order, long price, long quantity) {
        put(ORDER_ACK, sequence, side, order, price, quantity);
    }

    void trade(long sequence, long price, long quantity, long maker, long taker) {
        put(TRADE, sequence, price, quantity, maker, taker);
    }

    void cancelAck(long sequence, int side, long order, long price) {
        put(CANCEL_ACK, sequence, side, order, price, 0);
    }

    void modifyAck(long sequence, int side, long order, long price, long quantity) {
        put(MODIFY_ACK, sequence, side, order, price, quantity);
    }

    void reject(int kind, long sequence, long order) {
        put(kind, sequence, order, 0, 0, 0);
    }

    private void put(int kind, long sequence, long a, long b, long c, long d) {
        int at = ((int) count & CAPACITY - 1) << SHIFT;
        ring[at] = kind;
        ring[at + 1] = sequence;
        ring[at + 2] = a;
        ring[at + 3] = b;
        ring[at + 4] = c;
        ring[at + 5] = d;
        count++;
    }
}
