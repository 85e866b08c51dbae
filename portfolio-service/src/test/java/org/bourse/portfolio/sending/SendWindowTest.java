package org.bourse.portfolio.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendWindowTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SendWindow window =
            new SendWindow(4, Duration.ofSeconds(2), Duration.ofSeconds(8));

    @Test
    void sendsInOrderAndEachOnce() {
        assertEquals(List.of(7L, 8L), window.due(List.of(7L, 8L), 0));
        assertEquals(List.of(9L), window.due(List.of(7L, 8L, 9L), SECOND));
        assertEquals(List.of(), window.due(List.of(8L, 9L), SECOND));
    }

    @Test
    void sendsNoMoreThanTheWindowHolds() {
        assertEquals(List.of(1L, 2L, 3L, 4L), window.due(List.of(1L, 2L, 3L, 4L, 5L), 0));
        assertEquals(List.of(5L), window.due(List.of(2L, 3L, 4L, 5L, 6L), 0));
    }

    @Test
    void sendsAgainFromTheFirstUnansweredWhenNoAnswerComes() {
        window.due(List.of(1L, 2L), 0);

        assertEquals(List.of(), window.due(List.of(1L, 2L), 2 * SECOND - 1));
        assertEquals(List.of(1L, 2L), window.due(List.of(1L, 2L), 2 * SECOND));
    }

    @Test
    void waitsLongerEachTimeButNotWithoutBound() {
        List<Long> unanswered = List.of(1L);
        window.due(unanswered, 0);
        long now = 0;
        for (int seconds : new int[] {2, 4, 8, 8, 8}) {
            assertEquals(List.of(), window.due(unanswered, now + seconds * SECOND - 1));
            now += seconds * SECOND;
            assertEquals(unanswered, window.due(unanswered, now));
        }
    }

    @Test
    void anAnswerEndsTheBackingOff() {
        window.due(List.of(1L, 2L), 0);
        window.due(List.of(1L, 2L), 2 * SECOND);
        window.due(List.of(2L), 3 * SECOND);

        assertEquals(List.of(), window.due(List.of(2L), 5 * SECOND - 1));
        assertEquals(List.of(2L), window.due(List.of(2L), 5 * SECOND));
    }

    @Test
    void sendsNothingBehindAFailedOneUntilThePauseIsOver() {
        window.due(List.of(1L, 2L), 0);
        window.failed(1);

        assertEquals(List.of(), window.due(List.of(1L, 2L, 3L), SECOND));
        assertEquals(List.of(1L, 2L, 3L), window.due(List.of(1L, 2L, 3L), 2 * SECOND));
    }

    @Test
    void goesOnAtOnceWithAFailedOneWhenAllBeforeItAreAnswered() {
        window.due(List.of(1L, 2L, 3L), 0);
        window.failed(2);

        assertEquals(List.of(2L, 3L), window.due(List.of(2L, 3L), SECOND));
    }

    @Test
    void aNewWindowSendsEverythingUnanswered() {
        window.due(List.of(5L, 6L), 0);
        SendWindow next = new SendWindow(4, Duration.ofSeconds(2), Duration.ofSeconds(8));

        assertEquals(List.of(6L, 7L), next.due(List.of(6L, 7L), SECOND));
    }

    @Test
    void nothingUnansweredNothingDue() {
        assertEquals(List.of(), window.due(List.of(), 0));
    }
}
