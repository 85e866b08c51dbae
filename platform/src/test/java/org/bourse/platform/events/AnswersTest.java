package org.bourse.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.bourse.contracts.RequestId;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final RequestId ONE = new RequestId(1, 1);
    private static final RequestId TWO = new RequestId(1, 2);

    private final Answers<String> answers = new Answers<>(1);

    @Test
    void anAnswerReachesItsRequestOnly() {
        CompletableFuture<String> one = answers.expect(ONE, Duration.ofMinutes(1));
        answers.answered(TWO, "two");
        answers.answered(ONE, "one");
        assertEquals("one", one.join());
        assertEquals(0, answers.waiting());
    }

    @Test
    void noAnswerIsATimeOut() {
        CompletableFuture<String> one = answers.expect(ONE, Duration.ofMillis(1));
        CompletionException failure = assertThrows(CompletionException.class, one::join);
        assertInstanceOf(TimeoutException.class, failure.getCause());
    }

    @Test
    void theQueueIsBounded() {
        CompletableFuture<String> one = answers.expect(ONE, Duration.ofMinutes(1));
        CompletableFuture<String> two = answers.expect(TWO, Duration.ofMinutes(1));
        CompletionException failure = assertThrows(CompletionException.class, two::join);
        assertInstanceOf(Answers.FullException.class, failure.getCause());
        answers.answered(ONE, "one");
        assertEquals("one", one.join());
    }
}
