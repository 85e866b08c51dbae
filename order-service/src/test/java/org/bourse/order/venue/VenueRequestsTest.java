package org.bourse.order.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.bourse.contracts.v1.RejectCode;
import org.junit.jupiter.api.Test;

class VenueRequestsTest {
    private final CompletableFuture<VenueAnswer> answer = new CompletableFuture<>();
    private final CompletableFuture<Long> written = new CompletableFuture<>();
    private final CompletableFuture<Outcome> outcome =
            VenueRequests.outcome(answer, written).toCompletableFuture();

    @Test
    void theAnswerIsTheOutcomeWhetherOrNotTheLogHasAcknowledged() {
        VenueAnswer said = new VenueAnswer.NotDone(RejectCode.ORDER_UNKNOWN, 7, Optional.empty());

        answer.complete(said);

        assertEquals(new Outcome.Answered(said), outcome.join());
    }

    @Test
    void withoutAnAnswerAnAcknowledgedCommandIsPending() {
        written.complete(7L);
        answer.completeExceptionally(new TimeoutException());

        assertEquals(new Outcome.Pending(), outcome.join());
    }

    @Test
    void withoutAnAnswerTheLogIsWaitedFor() {
        answer.completeExceptionally(new TimeoutException());

        assertFalse(outcome.isDone());

        written.completeExceptionally(new IllegalStateException("no acknowledgement"));
        assertEquals(new Outcome.Unavailable(true), outcome.join());
    }
}
