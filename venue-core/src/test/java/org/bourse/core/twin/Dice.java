package org.bourse.core.twin;

import java.util.List;
import java.util.SplittableRandom;

/** A seed's choices. */
final class Dice {
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        2,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 53,
        (1L << 53) + 1,
        (1L << 62) - 1,
        1L << 62,
        (1L << 62) + 1,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
    };

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Whether something of this probability happens. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    long bits() {
        return random.nextLong();
    }

    /** From {@code min} to {@code max}, both included. */
    long between(long min, long max) {
        if (max <= min) {
            return min;
        }
        return max < Long.MAX_VALUE
                ? random.nextLong(min, max + 1)
                : random.nextLong(min - 1, max) + 1;
    }

    int between(int min, int max) {
        return (int) between((long) min, max);
    }

    /** From 1 to {@code max}, small ones more often. */
    long skewed(long max) {
        return between(1, between(1, between(1, max)));
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    double pickDouble(double... values) {
        return values[random.nextInt(values.length)];
    }

    long pickLong(long... values) {
        return values[random.nextInt(values.length)];
    }

    int pickInt(int... values) {
        return values[random.nextInt(values.length)];
    }

    /** A value that breaks things: zero, its neighbours, bounds of types and of the rules. */
    long extreme() {
        return EXTREMES[random.nextInt(EXTREMES.length)];
    }

    int extremeInt() {
        return pickInt(0, -1, 1, 2, 65, 128, 1_024, Integer.MAX_VALUE, Integer.MIN_VALUE);
    }

    /** The index of one of these, as likely as its weight. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int point = random.nextInt(sum);
        int index = 0;
        while (point >= weights[index]) {
            point -= weights[index++];
        }
        return index;
    }
}
