package org.bourse.risk.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.bourse.risk.tier.TierSchedule.Step;
import org.junit.jupiter.api.Test;

class TierScheduleTest {
    private static final Step FIRST = new Step(4, 100);
    private static final Step SECOND = new Step(2, 200);
    private static final TierSchedule SCHEDULE = new TierSchedule(List.of(FIRST, SECOND));

    @Test
    void aTierBeginsAtItsVolume() {
        assertEquals(0, SCHEDULE.tierOf(0));
        assertEquals(0, SCHEDULE.tierOf(99));
        assertEquals(4, SCHEDULE.tierOf(100));
        assertEquals(4, SCHEDULE.tierOf(199));
        assertEquals(2, SCHEDULE.tierOf(200));
        assertEquals(2, SCHEDULE.tierOf(Long.MAX_VALUE));
        assertEquals(0, TierSchedule.EMPTY.tierOf(Long.MAX_VALUE));
    }

    @Test
    void theNextStepIsAboveTheVolume() {
        assertEquals(Optional.of(FIRST), SCHEDULE.above(99));
        assertEquals(Optional.of(SECOND), SCHEDULE.above(100));
        assertEquals(Optional.empty(), SCHEDULE.above(200));
    }

    @Test
    void volumesRiseAndTiersAreNamedOnce() {
        for (List<Step> wrong :
                List.of(
                        List.of(SECOND, FIRST),
                        List.of(FIRST, new Step(5, 100)),
                        List.of(FIRST, new Step(4, 200)),
                        List.of(new Step(1, 0)),
                        List.of(new Step(1, Long.MIN_VALUE)),
                        List.of(new Step(0, 100)),
                        List.of(new Step(16, 100)))) {
            assertFalse(TierSchedule.isOrdered(wrong), wrong::toString);
            assertThrows(IllegalArgumentException.class, () -> new TierSchedule(wrong));
        }
    }

    @Test
    void thirtyDaysEndBeforeTheDayOfTheRun() {
        assertEquals(new Window(70, 99), Window.before(100));
        assertEquals(new Window(71, 100), Window.upTo(100));
    }
}
