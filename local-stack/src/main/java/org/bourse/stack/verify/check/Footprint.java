package org.bourse.stack.verify.check;

/**
 * A set of rows, known by their number and a sum of hashes: enough to see that two sets are equal,
 * and it stays small however many rows there are. The order of rows does not matter.
 */
public final class Footprint {
    private int rows;
    private long sum;

    /** One more row, of these columns: whole numbers and texts. */
    public void add(Object... columns) {
        long hash = 0x9E37_79B9_7F4A_7C15L;
        for (Object column : columns) {
            long value =
                    switch (column) {
                        case Number number -> number.longValue();
                        case Object text -> text.hashCode();
                    };
            hash = mix(hash ^ mix(value + 0x632B_E59B_D9B4_E019L));
        }
        rows++;
        sum += hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ mixed >>> 32;
    }

    /** How many rows. */
    public int rows() {
        return rows;
    }

    /** Whether both are of equal rows. */
    public boolean matches(Footprint other) {
        return rows == other.rows && sum == other.sum;
    }
}
