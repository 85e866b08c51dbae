package org.bourse.core;

import org.bourse.contracts.Ids;

/** How much one step may still do: what its matching met, its trades, its activations. */
final class StepBudget {
    /** A step meets at most so many resting orders. */
    static final int MET_MAX = 1_000;

    /** A step activates at most so many triggered orders. */
    static final int ACTIVATIONS_MAX = 1_000;

    private int epoch;
    private long position;
    private int met;
    private int trades;
    private int activations;
    private boolean activationsOver;

    /** A step begins, at this position of the log. */
    void reset(int epochOfStep, long positionOfStep) {
        epoch = epochOfStep;
        position = positionOfStep;
        met = 0;
        trades = 0;
        activations = 0;
        activationsOver = false;
    }

    /** The resting orders that the step has met. */
    int met() {
        return met;
    }

    /** Counts the meeting of a resting order; there must be room. */
    void meet() {
        met++;
    }

    boolean isExhausted() {
        return met == MET_MAX;
    }

    /** The id of the step's next trade: they are numbered from 0. */
    long nextTradeId() {
        return Ids.of(epoch, position, trades++);
    }

    boolean mayActivate() {
        return !activationsOver && activations < ACTIVATIONS_MAX;
    }

    /** Counts an activation. */
    void activated() {
        activations++;
    }

    /** No more triggered orders are activated in this step. */
    void activationsOver() {
        activationsOver = true;
    }
}
