package org.bourse.core.book;

/** Two ints in a long. */
final class Pair {
    private Pair() {}

    static long of(int above, int below) {
        return (long) above << 32 | below & 0xFFFF_FFFFL;
    }

    static int above(long pair) {
        return (int) (pair >> 32);
    }

    static int below(long pair) {
        return (int) pair;
    }
}
