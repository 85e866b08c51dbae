package org.bourse.order.venue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.bourse.contracts.RequestId;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.Writer;
import org.bourse.platform.log.Admission;
import org.bourse.platform.log.Admission.Decision;
import org.bourse.platform.log.CommandLogException;
import org.bourse.platform.log.CommandPublisher;
import org.jspecify.annotations.Nullable;

/** Sends a command and waits, without holding a thread, for what the venue says to it. */
@ApplicationScoped
public class VenueRequests {
    private final CommandPublisher publisher;
    private final OrderEventAdapter events;
    private final Admission admission;
    private final VenueConfig config;

    @Inject
    VenueRequests(
            CommandPublisher publisher,
            OrderEventAdapter events,
            Admission admission,
            VenueConfig config) {
        this.publisher = publisher;
        this.events = events;
        this.admission = admission;
        this.config = config;
    }

    /** Never fails: what can go wrong is an outcome. May complete on the thread of the events. */
    public CompletionStage<Outcome> send(CommandBody body, Admission.Priority priority) {
        return send(RequestId.random(), body, priority);
    }

    /**
     * As {@link #send(CommandBody, Admission.Priority)}, under an id of a client's key. Nobody else
     * in this process may wait for an answer under it.
     */
    public CompletionStage<Outcome> send(
            RequestId id, CommandBody body, Admission.Priority priority) {
        return switch (admission.enter(priority)) {
            case Decision.Refused(var why) ->
                    CompletableFuture.completedStage(new Outcome.NotAdmitted(why));
            case Decision.Admitted(var ticket) -> send(id, body, ticket);
        };
    }

    private CompletionStage<Outcome> send(RequestId id, CommandBody body, Admission.Ticket ticket) {
        // Whoever waits is in flight, so there is room.
        CompletableFuture<VenueAnswer> answer = events.expect(id, body, config.answerTimeout());
        CompletionStage<Long> written = publisher.publish(Writer.ORDER_ENTRY, id, body);
        admission.follow(ticket, written);
        return outcome(answer, written);
    }

    /**
     * The answer, if it comes, is the outcome. If it does not, the log's acknowledgement tells a
     * pending command from one that may have been lost.
     */
    static CompletionStage<Outcome> outcome(
            CompletableFuture<VenueAnswer> answer, CompletionStage<Long> written) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        answer.whenComplete((said, failure) -> {
            if (failure == null) {
                outcome.complete(new Outcome.Answered(said));
            } else {
                written.thenRun(() -> outcome.complete(new Outcome.Pending()));
            }
        });
        written.whenComplete((position, failure) -> {
            if (failure != null) {
                outcome.complete(new Outcome.Unavailable(mayBeLive(failure)));
                answer.completeExceptionally(new TimeoutException());
            }
        });
        return outcome;
    }

    private static boolean mayBeLive(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return !(cause instanceof CommandLogException log) || log.outcomeUnknown();
    }
}
