package org.bourse.marketdata.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.faulttolerance.api.RateLimitException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
    private static final Patience PATIENCE =
            new Patience(5, Duration.ofMinutes(1), Duration.ofMillis(100), Duration.ofSeconds(3));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pausesDoubleUpToTheLongestAndAreSpread(long seed) {
        Patience.Pauses pauses = PATIENCE.new Pauses(new Random(seed));
        long middle = 100;
        for (int i = 0; i < 100; i++) {
            long pause = pauses.nextDelayInMillis(new AskLaterException("no", 0));
            assertTrue(pause >= middle / 2 && pause <= middle / 2 + middle, pause + " ms");
            middle = Math.min(3_000, middle * 2);
        }
    }

    @Test
    void theProvidersWordIsThePause() {
        Patience.Pauses pauses = PATIENCE.new Pauses(new Random(1));

        assertEquals(7_000, pauses.nextDelayInMillis(new AskLaterException("no", 7_000)));
        assertEquals(
                Duration.ofDays(1).toMillis(),
                pauses.nextDelayInMillis(new AskLaterException("no", Long.MAX_VALUE)));
        assertEquals(43, pauses.nextDelayInMillis(new RateLimitException(42)));
    }

    @Test
    void refusesBoundsThatAreNone() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(IllegalArgumentException.class, () -> new Patience(0, second, second, second));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Patience(1, second, second, Duration.ofMillis(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Patience(1, Duration.ZERO, second, second));
    }
}
