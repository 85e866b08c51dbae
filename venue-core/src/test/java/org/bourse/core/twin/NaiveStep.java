package org.bourse.core.twin;

import org.bourse.contracts.Ids;

/** What one step has done, as far as it is bounded, and the ids of what it makes. */
final class NaiveStep {
    /** 1.5. */
    static final int MEETINGS_MAX = 1_000;

    /** 18.2. */
    static final int ENDS_MAX = 1_000;

    /** 18.2. */
    static final int LOOKS_MAX = 10_000;

    /** 18.3. */
    static final int ACTIVATIONS_MAX = 1_000;

    private final int epoch;
    private final long position;
    private int trades;

    int meetings;
    int ends;
    int looks;
    int activations;
    boolean activationsEnded;

    NaiveStep(int epoch, long position) {
        this.epoch = epoch;
        this.position = position;
    }

    /** Of the command. */
    long position() {
        return position;
    }

    /** 1.4: of the order, deposit, withdrawal or transfer that the command makes. */
    long id() {
        return id(0);
    }

    /** 20.1: of an order list's leg. */
    long id(int leg) {
        return Ids.of(epoch, position, leg);
    }

    long nextTradeId() {
        return Ids.of(epoch, position, trades++);
    }

    boolean hasMetAll() {
        return meetings >= MEETINGS_MAX;
    }
}
