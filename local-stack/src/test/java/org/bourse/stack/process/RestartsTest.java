package org.bourse.stack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private final Restarts restarts = new Restarts();

    private List<Long> pauses(int runs, Optional<Duration> served) {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            restarts.ended(served).map(Duration::toSeconds).ifPresent(seconds::add);
        }
        return seconds;
    }

    @Test
    void fiveFailedStartsInARowAreGivenUp() {
        assertEquals(List.of(1L, 2L, 4L, 8L), pauses(5, Optional.empty()));
    }

    @Test
    void whoServesAndIsKilledSoonIsStartedAgainHoweverOften() {
        assertEquals(
                List.of(1L, 2L, 4L, 8L, 15L, 15L, 15L),
                pauses(7, Optional.of(Duration.ofSeconds(1))));
    }

    @Test
    void aLongRunBeginsAnew() {
        pauses(4, Optional.of(Duration.ofSeconds(1)));
        assertEquals(List.of(1L), pauses(1, Optional.of(Duration.ofSeconds(11))));
        assertEquals(List.of(2L), pauses(1, Optional.of(Duration.ofSeconds(9))));
    }

    @Test
    void aStartThatWentWellForgetsThoseThatFailed() {
        pauses(4, Optional.empty());
        pauses(1, Optional.of(Duration.ofSeconds(1)));
        assertEquals(4, pauses(5, Optional.empty()).size());
    }
}
