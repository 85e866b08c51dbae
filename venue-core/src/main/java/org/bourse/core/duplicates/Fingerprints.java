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
 * and below them, in the bits left, a part of their keys. A half of an older generation counts as
 * empty, so a rotation clears nothing. When a half is full, what follows goes to the next line.
 */
final class Fingerprints {
    static final int NONE = -1;

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

    private static final long BOTH_LANES = 0x0000_0001_0000_0001L;

    private final int lines;
    private final long[] table;
    private final Generation even;
    private final Generation odd;

    /** In a lane, where the number of a group begins. */
    private final int groupPlace;

    /** The bits of a lane that hold a part of a key. */
    private final long keyMask;

    /** The same in both lanes of a long. */
    private final long keyMasks;

    /** In both lanes the bit after it: into which carries what is not zero. */
    private final long carries;

    /** The heads of halves that belong to the generations of today and are full. */
    private int fullEven;

    private int fullOdd;

    Fingerprints(int maxPerGeneration, Generation even, Generation odd) {
        this.even = even;
        this.odd = odd;
        lines = maxPerGeneration / MEAN_ENTRIES_MAX + 1;
        table = new long[PADDING + lines * LONGS_PER_LINE];
        int groupMax = maxPerGeneration >> GROUP_SHIFT;
        groupPlace = Integer.numberOfLeadingZeros(Math.max(groupMax, 1));
        keyMask = (1L << groupPlace) - 1;
        keyMasks = keyMask * BOTH_LANES;
        carries = (1L << groupPlace) * BOTH_LANES;
    }

    /** Counts the halves of all generations but this one and the one before as empty. */
    void generation(int number) {
        fullEven = full(number & ~1);
        fullOdd = full(number - 1 | 1);
    }

    private static int full(int number) {
        return number << COUNT_BITS | COUNT_MAX;
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
        int line = line(keyHigh);
        int at = PADDING + line * LONGS_PER_LINE;
        boolean maybe =
                isIn(at, (keyHigh & keyMask) * BOTH_LANES)
                        || (int) table[at] == fullEven
                        || (int) table[at + LONGS_PER_HALF] == fullOdd;
        return maybe ? search(line, keyHigh, keyLow) : NONE;
    }

    /** Whether a lane of a line holds this part of a key, which is given for both lanes. */
    private boolean isIn(int at, long key) {
        long differ =
                (differ(table[at], key) | 1L << groupPlace)
                        & differ(table[at + 1], key)
                        & differ(table[at + 2], key)
                        & differ(table[at + 3], key)
                        & (differ(table[at + 4], key) | 1L << groupPlace)
                        & differ(table[at + 5], key)
                        & differ(table[at + 6], key)
                        & differ(table[at + 7], key);
        return (differ & carries) != carries;
    }

    /** Carries into the bit after the part of a key in each lane where it differs. */
    private long differ(long lanes, long key) {
        return ((lanes ^ key) & keyMasks) + keyMasks;
    }

    /** Compares with the keys of records, from a line on for as long as they may go on. */
    private int search(int first, long keyHigh, long keyLow) {
        int line = first;
        boolean inEven = true;
        boolean inOdd = true;
        while (inEven || inOdd) {
            int found = confirm(line, keyHigh, keyLow);
            if (found != NONE) {
                return found;
            }
            int at = PADDING + line * LONGS_PER_LINE;
            inEven = inEven && (int) table[at] == fullEven;
            inOdd = inOdd && (int) table[at + LONGS_PER_HALF] == fullOdd;
            line = next(line);
        }
        return NONE;
    }

    private int confirm(int line, long keyHigh, long keyLow) {
        for (int half = 0; half <= 1; half++) {
            Generation generation = half == 0 ? even : odd;
            int first = first(line, half);
            int count = count(half, first);
            for (int lane = 1; lane <= count; lane++) {
                long entry = table[word(first, lane)] >>> shift(lane) & LANE_MASK;
                if (((entry ^ keyHigh) & keyMask) == 0) {
                    int from = (int) (entry >>> groupPlace) << GROUP_SHIFT;
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
        int first = first(line, half);
        int count = count(half, first);
        while (count == COUNT_MAX) {
            line = next(line);
            first = first(line, half);
            count = count(half, first);
        }
        int lane = count + 1;
        long entry = (long) (record >> GROUP_SHIFT) << groupPlace | keyHigh & keyMask;
        int word = word(first, lane);
        table[word] = table[word] & ~(LANE_MASK << shift(lane)) | entry << shift(lane);
        long head = fullOf(half) - COUNT_MAX + lane & LANE_MASK;
        table[first] = table[first] & ~LANE_MASK | head;
    }

    /** The lanes in use after the head of a half. */
    private int count(int half, int first) {
        int head = (int) table[first];
        return (head ^ fullOf(half)) >>> COUNT_BITS == 0 ? head & COUNT_MAX : 0;
    }

    private int fullOf(int half) {
        return half == 0 ? fullEven : fullOdd;
    }

    /** Where a half begins. */
    private static int first(int line, int half) {
        return PADDING + line * LONGS_PER_LINE + half * LONGS_PER_HALF;
    }

    private static int word(int first, int lane) {
        return first + (lane >> 1);
    }

    private static int shift(int lane) {
        return (lane & 1) * Integer.SIZE;
    }

    /** The line at which a key's look-up begins: all lines are equally likely. */
    private int line(long keyHigh) {
        return (int) Math.unsignedMultiplyHigh(keyHigh, lines);
    }

    private int next(int line) {
        return line + 1 == lines ? 0 : line + 1;
    }
}
