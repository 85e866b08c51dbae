package org.bourse.core.duplicates;

/**
 * Says where a key may be found in two generations, and nearly always that it is nowhere. The table
 * is far larger than any cache, so a look-up costs a wait for memory; it should cost one only, for
 * both generations and for adding what was not found. So everything that a key could meet lies in
 * one cache line, and all of it is compared without a branch.
 *
 * <p>A line is 16 lanes of 32 bits, half of them for generations of even number, half for odd ones.
 * The first lane of a half, its head, tells the generation that wrote it last and how many of its
 * other lanes are used. These hold, in the order in which they came, numbers of groups of records
 * and in the bits left a part of their keys. A half of an older generation counts as empty, so a
 * rotation clears nothing. When a half is full, what follows goes to the next line.
 */
final class Fingerprints {
    static final int NONE = -1;

    private static final int LANES_PER_LONG = 2;
    private static final int LONGS_PER_HALF = 4;
    private static final int LONGS_PER_LINE = 2 * LONGS_PER_HALF;
    private static final long LANE_MASK = 0xFFFF_FFFFL;

    /**
     * With G1 a great array's elements begin 16 bytes after a multiple of 64: so lines begin on
     * one. With other collectors they may not, and a look-up waits for two.
     */
    private static final int PADDING = 6;

    /** Entries a half gets on average by the end of a generation: few have more than there fit. */
    private static final int MEAN_ENTRIES_MAX = 4;

    private static final int COUNT_BITS = 3;
    private static final int COUNT_MAX = (1 << COUNT_BITS) - 1;

    /**
     * A lane tells a record only but for three bits of its number: those bits tell keys apart, or
     * one of sixty keys that are not known would be compared with a record that no cache holds.
     */
    private static final int GROUP_SHIFT = 3;

    private static final int GROUP = 1 << GROUP_SHIFT;

    private static final long ONES = 0x0000_0001_0000_0001L;
    private static final long HIGHS = 0x8000_0000_8000_0000L;
    private static final long HIGHS_BUT_FIRST = 0x8000_0000_0000_0000L;

    private final int lines;
    private final long[] table;
    private final Generation even;
    private final Generation odd;

    /** The bits of a lane that hold a part of a key, in both lanes of a long. */
    private final long keyMask;

    /** The heads of halves that belong to the generations of today and are full. */
    private long fullEven;

    private long fullOdd;

    Fingerprints(int maxPerGeneration, Generation even, Generation odd) {
        this.even = even;
        this.odd = odd;
        lines = maxPerGeneration / MEAN_ENTRIES_MAX + 1;
        table = new long[PADDING + lines * LONGS_PER_LINE];
        int groupMax = maxPerGeneration >> GROUP_SHIFT;
        int groupBits = Integer.SIZE - Integer.numberOfLeadingZeros(groupMax);
        keyMask = (LANE_MASK << groupBits & LANE_MASK) * ONES;
    }

    /** Counts the halves of all generations but this one and the one before as empty. */
    void generation(int number) {
        fullEven = full(number & ~1);
        fullOdd = full(number - 1 | 1);
    }

    private static long full(int number) {
        return ((long) number << COUNT_BITS | COUNT_MAX) & LANE_MASK;
    }

    /** Something of the line at which a key's look-up begins. */
    long peek(long keyHigh) {
        return table[PADDING + line(keyHigh) * LONGS_PER_LINE];
    }

    /**
     * Twice the number of the record with this key, plus 1 if it is in the odd generation; or
     * {@link #NONE}.
     */
    int find(long keyHigh, long keyLow) {
        long pattern = (keyHigh & LANE_MASK) * ONES;
        int line = line(keyHigh);
        boolean inEven = true;
        boolean inOdd = true;
        while (inEven || inOdd) {
            int at = PADDING + line * LONGS_PER_LINE;
            long evenHead = table[at];
            long oddHead = table[at + LONGS_PER_HALF];
            long hits =
                    equal(evenHead ^ pattern) & HIGHS_BUT_FIRST
                            | equal(table[at + 1] ^ pattern)
                            | equal(table[at + 2] ^ pattern)
                            | equal(table[at + 3] ^ pattern)
                            | equal(oddHead ^ pattern) & HIGHS_BUT_FIRST
                            | equal(table[at + 5] ^ pattern)
                            | equal(table[at + 6] ^ pattern)
                            | equal(table[at + 7] ^ pattern);
            if (hits != 0) {
                int found = confirm(line, keyHigh, keyLow);
                if (found != NONE) {
                    return found;
                }
            }
            inEven = inEven && (evenHead & LANE_MASK) == fullEven;
            inOdd = inOdd && (oddHead & LANE_MASK) == fullOdd;
            line = next(line);
        }
        return NONE;
    }

    /** The highest bit of each lane whose parts of keys are equal, and sometimes of one more. */
    private long equal(long difference) {
        long ofKeys = difference & keyMask;
        return ofKeys - ONES & ~ofKeys & HIGHS;
    }

    /** Compares with the keys of the records. */
    private int confirm(int line, long keyHigh, long keyLow) {
        for (int half = 0; half <= 1; half++) {
            Generation generation = half == 0 ? even : odd;
            int count = count(half, lane(line, half, 0));
            for (int lane = 1; lane <= count; lane++) {
                long entry = lane(line, half, lane);
                if (((entry ^ keyHigh) & keyMask & LANE_MASK) == 0) {
                    int group = (int) (entry & ~keyMask & LANE_MASK);
                    int from = group << GROUP_SHIFT;
                    int record = generation.find(from, from + GROUP, keyHigh, keyLow);
                    if (record != NONE) {
                        return record << 1 | half;
                    }
                }
            }
        }
        return NONE;
    }

    /** Adds the key of a record of the generation of this half. */
    void add(long keyHigh, int half, int record) {
        int line = line(keyHigh);
        int count = count(half, lane(line, half, 0));
        while (count == COUNT_MAX) {
            line = next(line);
            count = count(half, lane(line, half, 0));
        }
        int lane = count + 1;
        lane(line, half, lane, keyHigh & keyMask & LANE_MASK | record >> GROUP_SHIFT);
        lane(line, half, 0, (half == 0 ? fullEven : fullOdd) - COUNT_MAX + lane);
    }

    /** The lanes in use after the head of a half. */
    private int count(int half, long head) {
        long full = half == 0 ? fullEven : fullOdd;
        return (head ^ full) >>> COUNT_BITS == 0 ? (int) head & COUNT_MAX : 0;
    }

    private long lane(int line, int half, int lane) {
        return table[word(line, half, lane)] >>> shift(lane) & LANE_MASK;
    }

    private void lane(int line, int half, int lane, long value) {
        int word = word(line, half, lane);
        table[word] = table[word] & ~(LANE_MASK << shift(lane)) | value << shift(lane);
    }

    private static int word(int line, int half, int lane) {
        return PADDING + line * LONGS_PER_LINE + half * LONGS_PER_HALF + lane / LANES_PER_LONG;
    }

    private static int shift(int lane) {
        return lane % LANES_PER_LONG * Integer.SIZE;
    }

    /** The line at which a key's look-up begins: all lines are equally likely. */
    private int line(long keyHigh) {
        return (int) Math.unsignedMultiplyHigh(keyHigh, lines);
    }

    private int next(int line) {
        return line + 1 == lines ? 0 : line + 1;
    }
}
