package org.bourse.portfolio.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final Tries TRIES = new Tries(Duration.ofSeconds(5), Duration.ofSeconds(60), 6);

    @Test
    void pausesDoubleUpToTheLongestAndEnd() {
        assertEquals(
                "5 10 20 40 60 - -",
                String.join(
                        " ",
                        IntStream.rangeClosed(1, 7)
                                .mapToObj(TRIES::pauseAfter)
                                .map(pause -> pause.map(p -> "" + p.toSeconds()).orElse("-"))
                                .toList()));
    }

    @Test
    void manyTriesDoNotOverflow() {
        Tries many = new Tries(Duration.ofMillis(1), Duration.ofHours(1), Integer.MAX_VALUE);

        assertEquals(Optional.of(Duration.ofHours(1)), many.pauseAfter(1_000_000));
    }

    @Test
    void aPauseOfNothingIsNone() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(IllegalArgumentException.class, () -> new Tries(Duration.ZERO, second, 1));
        assertThrows(
                IllegalArgumentException.class, () -> new Tries(second, Duration.ofMillis(999), 1));
        assertThrows(IllegalArgumentException.class, () -> new Tries(second, second, 0));
    }
}
