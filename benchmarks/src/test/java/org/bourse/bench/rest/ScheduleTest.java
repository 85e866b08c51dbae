package org.bourse.bench.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule = new Schedule(3, 2, 10, 1);

    @Test
    void spreadsRequestsEvenly() {
        assertEquals(0, schedule.dueNanos(0));
        assertEquals(333_333_333, schedule.dueNanos(1));
        assertEquals(666_666_666, schedule.dueNanos(2));
        assertEquals(1_000_000_000, schedule.dueNanos(3));
        assertEquals(11_666_666_666L, schedule.dueNanos(schedule.total() - 1));
    }

    @Test
    void measuresWhatIsDueAfterTheWarmUp() {
        assertFalse(schedule.isMeasured(5));
        assertTrue(schedule.isMeasured(6));
        assertEquals(2_000_000_000, schedule.measuredFromNanos());
        assertEquals(36, schedule.total());
        assertEquals(30, schedule.measured());
    }

    @Test
    void doesNotDriftAtHighRates() {
        Schedule fast = new Schedule(70_000, 0, 3_600, 1);

        assertEquals(3_599_000_000_000L, fast.dueNanos(70_000 * 3_599));
    }

    @Test
    void aBurstBringsASecondsRequestsInItsFirstPart() {
        Schedule bursts = new Schedule(100, 0, 10, 10);

        assertEquals(0, bursts.dueNanos(0));
        assertEquals(99_000_000, bursts.dueNanos(99));
        assertEquals(1_000_000_000, bursts.dueNanos(100));
    }

    @Test
    void refusesRatesOutOfBounds() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(100_001, 0, 1, 1));
    }
}
