package org.bourse.marketdata.source.quality;

import java.util.Arrays;

/**
 * Which of the sources of a symbol is used. A dead one (score 0) is left at once for the best that
 * lives. One that lives is left only for one that has been better by the minimum advantage for the
 * whole hold time, and not before it was itself used for that time. So between two that live, the
 * choice changes at most once per hold time, however their scores jump. A source's handicap is
 * taken off its score before they are compared: so those preferred are come back to. One thread at
 * a time.
 */
public final class SourceChoice {
    /** No source lives. */
    public static final int NONE = -1;

    private final ChoiceRule rule;
    private final int[] handicaps;

    /** Since when each has been better by enough; {@link Long#MAX_VALUE}: it is not. */
    private final long[] betterSinceMicros;

    private int chosen = NONE;

    /**
     * @param handicaps of the sources, in the order in which they are preferred, 0 to 99
     */
    public SourceChoice(ChoiceRule rule, int... handicaps) {
        this.rule = rule;
        this.handicaps = handicaps.clone();
        betterSinceMicros = new long[handicaps.length];
        Arrays.fill(betterSinceMicros, Long.MAX_VALUE);
    }

    /** The source used now, or {@link #NONE}. */
    public int chosen() {
        return chosen;
    }

    /**
     * Chooses anew.
     *
     * @param scores 0 to 100, as many as there are handicaps
     * @return true when the choice changed
     */
    public boolean choose(long nowMicros, int... scores) {
        if (chosen == NONE || scores[chosen] == 0) {
            return take(best(scores));
        }
        int candidate = NONE;
        for (int i = 0; i < scores.length; i++) {
            boolean isBetter =
                    scores[i] > 0
                            && i != chosen
                            && value(scores, i) >= value(scores, chosen) + rule.advantageMin();
            betterSinceMicros[i] =
                    isBetter ? Math.min(betterSinceMicros[i], nowMicros) : Long.MAX_VALUE;
            boolean isReady = isBetter && nowMicros - betterSinceMicros[i] >= rule.holdMicros();
            if (isReady && (candidate == NONE || value(scores, i) > value(scores, candidate))) {
                candidate = i;
            }
        }
        return candidate != NONE && take(candidate);
    }

    private int best(int[] scores) {
        int best = NONE;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 && (best == NONE || value(scores, i) > value(scores, best))) {
                best = i;
            }
        }
        return best;
    }

    private int value(int[] scores, int source) {
        return scores[source] - handicaps[source];
    }

    /** Those that are not used begin to be better anew, so this one stays for the hold time. */
    private boolean take(int source) {
        boolean isChange = source != chosen;
        chosen = source;
        if (isChange) {
            Arrays.fill(betterSinceMicros, Long.MAX_VALUE);
        }
        return isChange;
    }
}
