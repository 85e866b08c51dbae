package org.bourse.core.twin;

import org.jspecify.annotations.Nullable;

/** Two open orders of which one cancels the other: an OCO, or the exits of a bracket. */
final class NaivePair {
    final NaiveOrder a;
    final NaiveOrder b;

    /** Whose exits they are; null for an OCO. */
    final @Nullable NaiveOrder entry;

    /** 20.7, 20.8: exits do nothing until they are activated. */
    boolean isActive;

    /** From now on what they hold is held by both together. */
    NaivePair(NaiveOrder a, NaiveOrder b, @Nullable NaiveOrder entry) {
        this.a = a;
        this.b = b;
        this.entry = entry;
        isActive = entry == null;
        b.hold = a.hold;
        a.pair = this;
        b.pair = this;
        if (entry != null) {
            entry.exits = this;
        }
    }

    NaiveOrder other(NaiveOrder leg) {
        return leg == a ? b : a;
    }

    /** 20.8: how much of what the entry bought an exit can sell. */
    long exitLots(NaiveOrder exit) {
        return entry == null ? exit.remainingLots : Math.min(exit.remainingLots, entry.filledLots);
    }

    boolean isPastExpiry(long timeMicros) {
        return a.isPastExpiry(timeMicros) || b.isPastExpiry(timeMicros);
    }

    /** From now on they have nothing to do with each other, nor with their entry. */
    void dissolve() {
        a.pair = null;
        b.pair = null;
        if (entry != null) {
            entry.exits = null;
        }
    }
}
