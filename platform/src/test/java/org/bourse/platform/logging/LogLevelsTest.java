package org.bourse.platform.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogLevelsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private final LogLevels levels = new LogLevels();
    private final Logger logger = Logger.getLogger("org.bourse.example");

    @AfterEach
    void stop() {
        levels.stop();
        logger.setLevel(null);
    }

    @Test
    void aLevelHoldsUntilItsTimeIsOver() {
        assertTrue(levels.set(logger.getName(), Level.FINE, LONG, NOW));

        assertEquals(Level.FINE, logger.getLevel());
        assertEquals(NOW.plus(LONG), levels.all().getFirst().until());
    }

    @Test
    void whatWasConfiguredComesBackByItself() {
        logger.setLevel(Level.WARNING);
        levels.set(logger.getName(), Level.FINE, Duration.ofMillis(1), NOW);

        while (!levels.all().isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(Level.WARNING, logger.getLevel());
    }

    @Test
    void aLaterChangeHoldsWhenTheEarlierOneEnds() {
        levels.set(logger.getName(), Level.FINE, Duration.ofMillis(1), NOW);
        levels.set(logger.getName(), Level.SEVERE, LONG, NOW);
        // Ends after the first one, in the same thread.
        levels.set("org.bourse.other", Level.FINE, Duration.ofMillis(20), NOW);
        while (levels.all().size() > 1) {
            LockSupport.parkNanos(1_000_000);
        }

        assertEquals(Level.SEVERE, logger.getLevel());
    }

    @Test
    void restoringGivesBackWhatWasThereBeforeTheFirstChange() {
        levels.set(logger.getName(), Level.FINE, LONG, NOW);
        levels.set(logger.getName(), Level.SEVERE, LONG, NOW);

        assertTrue(levels.restore(logger.getName()));
        assertNull(logger.getLevel());
        assertFalse(levels.restore(logger.getName()));
    }

    @Test
    void thereIsABoundOnHowManyAreChanged() {
        for (int i = 0; i < LogLevels.CHANGES_MAX; i++) {
            assertTrue(levels.set("org.bourse.many" + i, Level.INFO, LONG, NOW));
        }

        assertFalse(levels.set(logger.getName(), Level.FINE, LONG, NOW));
        assertTrue(levels.set("org.bourse.many0", Level.FINE, LONG, NOW));
        assertNull(logger.getLevel());
    }
}
