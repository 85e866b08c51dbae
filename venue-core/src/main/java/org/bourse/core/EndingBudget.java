package org.bourse.core;

/** How many orders expiries and mass cancels may still end and look at in one step. */
final class EndingBudget {
    private static final int ENDED_MAX = 1_000;
    private static final int LOOKS_MAX = 10_000;

    private int ended;
    private int looks;

    /** A step begins. */
    void reset() {
        ended = 0;
        looks = 0;
    }

    boolean mayEnd() {
        return ended < ENDED_MAX;
    }

    /** Counts an order that is ended. */
    void ended() {
        ended++;
    }

    boolean mayLook() {
        return looks < LOOKS_MAX && mayEnd();
    }

    /** Counts an account or an order that a mass cancel looks at. */
    void looked() {
        looks++;
    }
}
