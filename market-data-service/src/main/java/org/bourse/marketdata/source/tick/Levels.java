package org.bourse.marketdata.source.tick;

import java.util.Arrays;

/** Levels of one side of a book, without an object for each. Never changes once it is built. */
public final class Levels {
    public static final Levels NONE = new Levels(new long[0], 0);

    /** Price and lots of a level stand beside each other. */
    private final long[] values;

    private final int size;

    private Levels(long[] values, int size) {
        this.values = values;
        this.size = size;
    }

    /** Prices and lots in turn. */
    public static Levels of(long... pricesAndLots) {
        if (pricesAndLots.length % 2 != 0) {
            throw new IllegalArgumentException("a price without lots");
        }
        return new Levels(pricesAndLots.clone(), pricesAndLots.length / 2);
    }

    /** Takes the array as it is; the caller lets go of it. */
    static Levels owning(long[] pricesAndLots, int size) {
        return size == 0 ? NONE : new Levels(pricesAndLots, size);
    }

    public int size() {
        return size;
    }

    public long priceTicks(int level) {
        return values[2 * level];
    }

    public long lots(int level) {
        return values[2 * level + 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels levels
                && Arrays.equals(values, 0, 2 * size, levels.values, 0, 2 * levels.size);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOf(values, 2 * size));
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(values, 2 * size));
    }
}
