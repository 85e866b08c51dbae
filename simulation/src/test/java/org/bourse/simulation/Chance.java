package org.bourse.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** The choices of one seed about one thing, so that others stay when this one asks less. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed, String about) {
        random = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + about.hashCode());
    }

    boolean of(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From {@code min} to {@code max}, both included. */
    int between(int min, int max) {
        return max <= min ? min : random.nextInt(min, max + 1);
    }

    /** From {@code min} to {@code max}, both included. */
    long between(long min, long max) {
        return max <= min ? min : random.nextLong(min, max + 1);
    }

    /** Between two positive numbers, each order of magnitude as likely as the other. */
    double magnitude(double min, double max) {
        return min * Math.pow(max / min, random.nextDouble());
    }

    double pick(double... values) {
        return values[random.nextInt(values.length)];
    }

    int pick(int... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    long bits() {
        return random.nextLong();
    }
}
