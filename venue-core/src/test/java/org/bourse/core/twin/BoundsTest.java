package org.bourse.core.twin;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.EventRecorder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every hundred seeds have some that reach each bound of a step. The twin tells how much of them it
 * used, which no event tells.
 */
class BoundsTest {
    private static final long[] SEEDS = {10, 30, 50, 70};

    private static long looksMax;
    private static long endsMax;
    private static long activationsMax;
    private static long massCancelsMax;
    private static long refusedForMassCancels;
    private static long refusedAsTriggered;

    @BeforeAll
    static void run() {
        LongStream.of(SEEDS).forEach(BoundsTest::run);
    }

    private static void run(long seed) {
        CommandGenerator generator = new CommandGenerator(seed);
        EventRecorder recorder = new EventRecorder();
        NaiveVenue venue =
                new NaiveVenue(
                        generator.config(), Fanout.to(recorder.listener(), generator.memory()));
        GeneratedCommand.Reused arguments = new GeneratedCommand.Reused();
        for (int i = 0; i < generator.commands(); i++) {
            long refusedBefore = count(recorder, RejectCode.CAPACITY_REACHED);
            generator.next(venue.hasPendingWork()).runOn(venue, arguments);
            recorder.clear();
            NaiveStep step = venue.lastStep();
            looksMax = Math.max(looksMax, step.looks);
            endsMax = Math.max(endsMax, step.ends);
            activationsMax = Math.max(activationsMax, step.activations);
            massCancelsMax = Math.max(massCancelsMax, venue.massCancelsUnderWay());
            if (venue.massCancelsUnderWay() == NaiveMassCancels.UNDER_WAY_MAX) {
                refusedForMassCancels +=
                        count(recorder, RejectCode.CAPACITY_REACHED) - refusedBefore;
            }
        }
        refusedAsTriggered += count(recorder, RejectCode.ORDER_TRIGGERED);
    }

    private static long count(EventRecorder recorder, RejectCode code) {
        return recorder.counts().getOrDefault(code, 0L);
    }

    @Test
    void massCancelsLookAtAllThatAStepAllows() {
        assertEquals(NaiveStep.LOOKS_MAX, looksMax);
    }

    @Test
    void aStepEndsAndActivatesAllThatItMay() {
        assertAll(
                () -> assertEquals(NaiveStep.ENDS_MAX, endsMax),
                () -> assertEquals(NaiveStep.ACTIVATIONS_MAX, activationsMax));
    }

    @Test
    void asManyMassCancelsAreUnderWayAsThereMayBe() {
        assertEquals(NaiveMassCancels.UNDER_WAY_MAX, massCancelsMax);
        assertTrue(refusedForMassCancels > 0);
    }

    @Test
    void triggeredOrdersAreReplaced() {
        assertTrue(refusedAsTriggered > 0);
    }
}
