package org.bourse.bench.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    /** Two requests of warm-up, two measured at 1 s and 1.5 s. */
    private final Tally tally = new Tally(new Schedule(2, 1, 1, 1));

    @Test
    void countsLatencyFromTheTimeARequestWasDue() {
        tally.accepted(2, 5, 1_250_000_000L);

        assertEquals(250, tally.millis(99), 1);
    }

    @Test
    void leavesTheWarmUpOutOfFiguresButNotItsErrors() {
        tally.accepted(0, 5, 900_000_000L);
        tally.failed("503");
        tally.accepted(2, 6, 1_001_000_000L);
        tally.accepted(3, 7, 2_000_000_000L);

        assertTrue(tally.isComplete());
        assertEquals(2, tally.achievedPerSecond(), 0.001);
        assertEquals(1, tally.millis(50), 0.01);
        assertEquals(Map.of("503", 1), tally.errors());
        assertEquals(1, tally.errorCount());
    }

    @Test
    void aRequestWithoutAnAnswerIsAnError() {
        tally.accepted(0, 5, 1);

        assertEquals(3, tally.unanswered());
        assertEquals(3, tally.errorCount());
    }
}
