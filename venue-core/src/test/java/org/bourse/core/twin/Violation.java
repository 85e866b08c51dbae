package org.bourse.core.twin;

/** An invariant that does not hold. */
final class Violation {
    private Violation() {}

    static void unless(boolean holds, String message, Object argument) {
        if (!holds) {
            throw new AssertionError(message.formatted(argument));
        }
    }

    static void unlessEqual(long expected, long actual, String what) {
        if (expected != actual) {
            throw new AssertionError(what + ": expected " + expected + " but was " + actual);
        }
    }
}
