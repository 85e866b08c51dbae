package org.bourse.marketdata.source.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceChoiceTest {
    private static final long HOLD = 1_000;
    private static final ChoiceRule RULE = new ChoiceRule(10, HOLD);

    private final SourceChoice choice = new SourceChoice(RULE, 0, 0);

    @Test
    void takesTheFirstOfTheBestAndNoneWhenAllAreDead() {
        assertFalse(choice.choose(0, 0, 0));
        assertEquals(SourceChoice.NONE, choice.chosen());
        assertTrue(choice.choose(1, 80, 80));
        assertEquals(0, choice.chosen());
        assertTrue(choice.choose(2, 0, 0));
        assertEquals(SourceChoice.NONE, choice.chosen());
    }

    @Test
    void leavesADeadOneAtOnce() {
        choice.choose(0, 100, 5);

        assertTrue(choice.choose(1, 0, 5));

        assertEquals(1, choice.chosen());
    }

    @Test
    void leavesAWeakOneOnlyForOneThatStaysBetter() {
        choice.choose(0, 100, 90);

        assertFalse(choice.choose(2 * HOLD, 60, 69), "9 points are not enough");
        assertFalse(choice.choose(2 * HOLD + 1, 60, 70));
        assertFalse(choice.choose(2 * HOLD + 500, 61, 70), "and it begins to wait anew");
        assertFalse(choice.choose(2 * HOLD + 600, 60, 70));
        assertFalse(choice.choose(3 * HOLD + 599, 60, 70));
        assertTrue(choice.choose(3 * HOLD + 600, 60, 70));
        assertEquals(1, choice.chosen());
    }

    @Test
    void comesBackToTheOneWithoutAHandicap() {
        SourceChoice paid = new SourceChoice(RULE, 0, 15);
        paid.choose(0, 100, 100);
        paid.choose(1, 0, 100);
        assertEquals(1, paid.chosen());

        paid.choose(2, 100, 100);
        assertEquals(1, paid.chosen());
        paid.choose(2 + HOLD, 100, 100);

        assertEquals(0, paid.chosen());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 200, 300, 400})
    void neverFlapsAndNeverStaysWithTheDead(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] handicaps = {0, random.nextInt(20), random.nextInt(20)};
            SourceChoice fast = new SourceChoice(RULE, handicaps);
            NaiveChoice twin = new NaiveChoice(handicaps);
            int[] scores = {100, 100, 100};
            long now = 0;
            for (int i = 0; i < 1_000; i++) {
                now += random.nextInt(1, 200);
                for (int s = 0; s < scores.length; s++) {
                    scores[s] = next(random, scores[s]);
                }

                fast.choose(now, scores);
                twin.choose(now, scores);

                assertEquals(twin.chosen, fast.chosen(), "seed " + seed + " step " + i);
            }
            assertTrue(twin.leftLiving > 0, "seed " + seed + " shows nothing");
        }
    }

    /** Mostly as before, sometimes dead, sometimes jumping: the worst for a choice. */
    private static int next(SplittableRandom random, int score) {
        return switch (random.nextInt(40)) {
            case 0 -> 0;
            case 1, 2, 3 -> random.nextInt(1, 101);
            case 4, 5, 6, 7 -> Math.clamp(score + random.nextInt(-15, 16), 0, 100);
            default -> score;
        };
    }

    /** Looks through the whole history each time, and checks what was promised. */
    private static final class NaiveChoice {
        private record Step(long at, int[] values, boolean[] alive, int chosen) {}

        private final int[] handicaps;
        private final List<Step> history = new ArrayList<>();
        private int chosen = SourceChoice.NONE;
        private long lastLeftLiving = Long.MIN_VALUE / 2;
        private int leftLiving;

        NaiveChoice(int... handicaps) {
            this.handicaps = handicaps;
        }

        void choose(long now, int... scores) {
            int[] values = new int[scores.length];
            boolean[] alive = new boolean[scores.length];
            for (int i = 0; i < scores.length; i++) {
                values[i] = scores[i] - handicaps[i];
                alive[i] = scores[i] > 0;
            }
            int before = chosen;
            Step step = new Step(now, values, alive, before);
            history.add(step);
            if (before == SourceChoice.NONE || !alive[before]) {
                chosen = best(step, false, now);
            } else {
                int candidate = best(step, true, now);
                if (candidate != SourceChoice.NONE && now - tookOver(before) >= HOLD) {
                    assertTrue(now - lastLeftLiving >= HOLD, "it flaps");
                    chosen = candidate;
                    lastLeftLiving = now;
                    leftLiving++;
                }
            }
        }

        private int best(Step step, boolean onlyBetterForLong, long now) {
            int best = SourceChoice.NONE;
            for (int i = 0; i < step.values.length; i++) {
                if (step.alive[i]
                        && (!onlyBetterForLong || now - betterSince(i) >= HOLD)
                        && (best == SourceChoice.NONE || step.values[i] > step.values[best])) {
                    best = i;
                }
            }
            return best;
        }

        /** When the source began to be better than the chosen one, without a break until now. */
        private long betterSince(int source) {
            long since = Long.MAX_VALUE;
            for (Step step : history.reversed()) {
                if (step.chosen != chosen
                        || chosen == source
                        || !step.alive[source]
                        || step.values[source] < step.values[chosen] + 10) {
                    break;
                }
                since = step.at;
            }
            return since;
        }

        private long tookOver(int source) {
            long at = 0;
            for (Step step : history.reversed()) {
                if (step.chosen != source) {
                    return step.at;
                }
            }
            return at;
        }
    }
}
