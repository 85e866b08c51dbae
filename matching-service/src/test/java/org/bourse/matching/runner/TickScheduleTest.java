package org.bourse.matching.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bourse.matching.runner.TimeStep.Cause;
import org.junit.jupiter.api.Test;

class TickScheduleTest {
    private final ManualClock clock = new ManualClock();

    @Test
    void firstTickOfAVenueNeedsNoReason() {
        TimeStep step = new TickSchedule(clock, 0).next();
        assertEquals(
                new TimeStep(clock.wallMicros(), clock.wallMicros(), false, Cause.REGULAR), step);
    }

    @Test
    void firstTickOfALifeIsDueAtOnce() {
        assertEquals(0, new TickSchedule(clock, 0).nanosUntilDue());
    }

    @Test
    void quickRestartNeedsNoReason() {
        TimeStep step = new TickSchedule(clock, clock.wallMicros() - 900_000).next();
        assertEquals(new TimeStep(clock.wallMicros(), 900_000, false, Cause.REGULAR), step);
    }

    @Test
    void restartExplainsALongStep() {
        TimeStep step = new TickSchedule(clock, clock.wallMicros() - 1_000_001).next();
        assertEquals(new TimeStep(clock.wallMicros(), 1_000_001, true, Cause.RESTART), step);
    }

    @Test
    void suspensionExplainsALongStep() {
        TickSchedule schedule = running();
        clock.passes(30_000_000);
        TimeStep step = schedule.next();
        assertEquals(new TimeStep(clock.wallMicros(), 30_000_000, true, Cause.PAUSE), step);
    }

    @Test
    void jumpOfTheWallClockExplainsNothing() {
        TickSchedule schedule = running();
        clock.passes(10_000);
        clock.jumps(3_600_000_000L);
        TimeStep step = schedule.next();
        assertEquals(Cause.CLOCK_JUMP, step.cause());
        assertEquals(10_000, step.stepMicros());
        assertFalse(step.confirmed());
    }

    @Test
    void afterAJumpTimeGoesOnAtTheOtherClocksPace() {
        TickSchedule schedule = running();
        clock.jumps(3_600_000_000L);
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            clock.passes(10_000);
            sum += schedule.next().stepMicros();
        }
        assertEquals(1_000_000, sum);
    }

    @Test
    void timeNeverGoesBack() {
        TickSchedule schedule = running();
        clock.passes(10_000);
        clock.jumps(-5_000_000);
        TimeStep step = schedule.next();
        assertEquals(0, step.stepMicros());
        assertEquals(Cause.REGULAR, step.cause());
    }

    @Test
    void afterATickThatMayBeLostTheNextIsConfirmed() {
        TickSchedule schedule = running();
        schedule.uncertain();
        clock.passes(500_000);
        assertTrue(schedule.next().confirmed());
        clock.passes(500_000);
        assertFalse(schedule.next().confirmed());
    }

    @Test
    void commandsMakeTicksDueSooner() {
        TickSchedule schedule = running();
        clock.passes(2_000);
        assertEquals(TickSchedule.IDLE_NANOS - 2_000_000, schedule.nanosUntilDue());
        schedule.commandApplied();
        assertEquals(TickSchedule.BUSY_NANOS - 2_000_000, schedule.nanosUntilDue());
    }

    private TickSchedule running() {
        TickSchedule schedule = new TickSchedule(clock, 0);
        schedule.next();
        return schedule;
    }
}
