package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** The same commands cause the same events, in every run on every JVM. */
class DeterminismTest {
    private static final int STEPS = 20_000;

    /**
     * Of seed 42. It changes when the rules of the venue do, and then old logs would be replayed to
     * other events: that takes a new contract version. Other names in {@link VenueEvents} change it
     * too, and mean nothing.
     */
    private static final long GOLDEN_HASH = 2_146_677_504_274_520_261L;

    private static long run(long seed) {
        EventRecorder events = new EventRecorder();
        TradingMix market =
                new TradingMix(
                        new Venue(TradingMix.CONFIG, events.listener()), seed, -50_000, 200_000);
        for (int i = 0; i < STEPS; i++) {
            market.step();
            if (i % 10 == 0) {
                market.stepOfFunding();
            }
            events.clear();
        }
        return events.hash();
    }

    @Test
    void aRunCanBeRepeated() {
        assertEquals(run(7), run(7));
        assertNotEquals(run(7), run(8));
    }

    @Test
    void theHashIsTheOneOfOtherRunsAndMachines() {
        assertEquals(GOLDEN_HASH, run(42));
    }
}
