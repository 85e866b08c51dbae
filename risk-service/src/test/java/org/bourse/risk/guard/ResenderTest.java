package org.bourse.risk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResenderTest {
    private final Resender resender = new Resender(Duration.ofMillis(1));

    @AfterEach
    void stop() {
        resender.stop();
    }

    private static CompletionStage<Long> refused() {
        return CompletableFuture.failedStage(new IllegalStateException("away"));
    }

    private static long positionOf(CompletionStage<Long> taken) throws Exception {
        return taken.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatIsTakenIsSentOnce() throws Exception {
        assertEquals(
                5,
                positionOf(
                        resender.untilTaken(
                                CompletableFuture.completedStage(5L),
                                () -> {
                                    throw new AssertionError("again");
                                })));
    }

    /** What the first one's position waits for may be anything, and take for ever. */
    @Test
    void whatIsRefusedIsSentUntilItIsTakenThoughAnotherOneIsNot() throws Exception {
        CompletionStage<Long> first =
                resender.untilTaken(refused(), () -> new CompletableFuture<>());
        AtomicInteger sent = new AtomicInteger();
        CompletionStage<Long> second =
                resender.untilTaken(
                        refused(),
                        () ->
                                sent.incrementAndGet() < 3
                                        ? refused()
                                        : CompletableFuture.completedStage(7L));

        assertEquals(7, positionOf(second));
        assertEquals(3, sent.get());
        assertFalse(first.toCompletableFuture().isDone());
    }

    @Test
    void aDefectIsTold() {
        CompletionStage<Long> broken =
                resender.untilTaken(
                        refused(),
                        () -> {
                            throw new IllegalStateException("closed");
                        });

        assertThrows(ExecutionException.class, () -> positionOf(broken));
    }
}
