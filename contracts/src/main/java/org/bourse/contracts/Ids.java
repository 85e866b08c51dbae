package org.bourse.contracts;

/**
 * Ids of orders, trades and withdrawals: {@code log epoch (7 bits) | position of the command (46
 * bits) | index (10 bits)}, so they are unique per venue, ordered, and need no generator. The index
 * is the leg of an order or the number of a trade within its command. Printed as an unsigned
 * decimal.
 */
public final class Ids {
    public static final int EPOCH_MAX = (1 << 7) - 1;
    public static final long POSITION_MAX = (1L << 46) - 1;
    public static final int INDEX_MAX = (1 << 10) - 1;

    private static final int POSITION_SHIFT = 10;
    private static final int EPOCH_SHIFT = 56;

    private Ids() {}

    /**
     * @throws IllegalArgumentException when a part is out of its bounds
     */
    public static long of(int epoch, long position, int index) {
        if ((epoch & ~EPOCH_MAX) != 0
                || (position & ~POSITION_MAX) != 0
                || (index & ~INDEX_MAX) != 0) {
            throw new IllegalArgumentException(
                    "epoch=" + epoch + " position=" + position + " index=" + index);
        }
        return (long) epoch << EPOCH_SHIFT | position << POSITION_SHIFT | index;
    }

    public static int epoch(long id) {
        return (int) (id >>> EPOCH_SHIFT) & EPOCH_MAX;
    }

    public static long position(long id) {
        return id >>> POSITION_SHIFT & POSITION_MAX;
    }

    public static int index(long id) {
        return (int) id & INDEX_MAX;
    }

    /** The first id of the same command: it names the list that an order is a leg of. */
    public static long first(long id) {
        return id & ~INDEX_MAX;
    }

    public static String print(long id) {
        return Long.toString(id);
    }

    /**
     * Reads an id as a client sends it.
     *
     * @return the id, or 0, which is no id, when the text is not one
     */
    public static long parse(String text) {
        if (text.isEmpty() || text.length() > 19 || text.charAt(0) == '0') {
            return 0;
        }
        long id = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || id > (Long.MAX_VALUE - digit) / 10) {
                return 0;
            }
            id = id * 10 + digit;
        }
        return id;
    }
}
