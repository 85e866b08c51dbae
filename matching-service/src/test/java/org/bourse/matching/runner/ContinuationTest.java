package org.bourse.matching.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bourse.contracts.v1.CommandBody;
import org.junit.jupiter.api.Test;

class ContinuationTest {
    private final List<CommandBody> written = new ArrayList<>();
    private final List<CompletableFuture<Long>> answers = new ArrayList<>();
    private final Continuation continuation =
            new Continuation(body -> {
                written.add(body);
                answers.add(new CompletableFuture<>());
                return answers.getLast();
            });

    @Test
    void writesNothingWithoutPendingWork() {
        continuation.applied(false, 10);
        assertEquals(0, written.size());
    }

    @Test
    void writesAContinueForPendingWork() {
        continuation.applied(true, 10);
        assertEquals(1, written.size());
        assertTrue(written.getFirst().hasContinueWork());
    }

    @Test
    void writesNoOtherBeforeItIsKnownWhereTheFirstStands() {
        continuation.applied(true, 10);
        continuation.applied(true, 11);
        assertEquals(1, written.size());
    }

    @Test
    void writesNoOtherBeforeTheFirstIsReadBack() {
        continuation.applied(true, 10);
        answers.getFirst().complete(15L);
        continuation.applied(true, 15);
        assertEquals(1, written.size());
    }

    @Test
    void writesAnotherWhenTheFirstIsReadBackAndWorkIsLeft() {
        continuation.applied(true, 10);
        answers.getFirst().complete(15L);
        continuation.applied(true, 16);
        assertEquals(2, written.size());
    }

    @Test
    void readBackBeforeItIsAcknowledgedIsNoticedWithTheAcknowledgement() {
        continuation.applied(true, 10);
        continuation.applied(true, 16);
        assertEquals(1, written.size());
        answers.getFirst().complete(15L);
        continuation.applied(true, 16);
        assertEquals(2, written.size());
    }

    @Test
    void endsWithTheWork() {
        continuation.applied(true, 10);
        answers.getFirst().complete(15L);
        continuation.applied(false, 16);
        continuation.applied(false, 17);
        assertEquals(1, written.size());
    }

    @Test
    void writesAnotherWhenTheFirstWasNotWritten() {
        continuation.applied(true, 10);
        answers.getFirst().completeExceptionally(new RuntimeException("lost"));
        continuation.applied(true, 10);
        assertEquals(2, written.size());
    }

    @Test
    void waitsForATickAfterARefusal() {
        continuation.applied(true, 10);
        answers.getFirst().complete(10L);
        continuation.refused();
        continuation.applied(true, 11);
        assertEquals(1, written.size());
        continuation.ticked();
        continuation.applied(true, 11);
        assertEquals(2, written.size());
    }
}
