package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.SetCancelAfter;
import org.bourse.order.venue.Outcome;
import org.bourse.order.venue.VenueAnswer;
import org.bourse.platform.log.Admission;
import org.jspecify.annotations.Nullable;

/** What concerns all open orders of an account: cancels of many, and the dead-man's switch. */
@ApplicationScoped
class AccountChanges {
    private final KeyedRequests venue;
    private final OrderResponses responses;

    @Inject
    AccountChanges(KeyedRequests venue, OrderResponses responses) {
        this.venue = venue;
        this.responses = responses;
    }

    /**
     * @param key the client's for this request; null: none
     */
    Uni<Response> cancel(CancelOrders cancel, @Nullable String key) {
        CommandBody command = CommandBody.newBuilder().setCancelOrders(cancel).build();
        return send(key, cancel.getAccount(), command);
    }

    Uni<Response> cancelAfter(SetCancelAfter set) {
        CommandBody command = CommandBody.newBuilder().setSetCancelAfter(set).build();
        return send(null, set.getAccount(), command);
    }

    private Uni<Response> send(@Nullable String key, long account, CommandBody command) {
        return venue.send(key, account, 0, command, Admission.Priority.URGENT).map(this::answer);
    }

    private Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(VenueAnswer.CancelsBegan(long position, List<Long> orderIds)) -> {
                List<String> ids = orderIds.stream().map(Ids::print).toList();
                yield responses.done(new CancelledOrdersView(ids), position);
            }
            case Outcome.Answered(VenueAnswer.CancelAfterSet(long position, long deadline)) ->
                    responses.done(new CancelAfterView(deadline(deadline)), position);
            case Outcome.Answered(VenueAnswer.Done(long position, _)) ->
                    responses.done(new CancelledOrdersView(null), position);
            case Outcome.Answered(VenueAnswer.NotDone(var code, _, _)) ->
                    Refusals.of(code).toResponse();
            case Outcome.Answered(VenueAnswer other) ->
                    throw new IllegalStateException("cancels were answered by " + other);
            case Outcome.Unanswered unanswered ->
                    responses.unanswered(unanswered, PendingView.ofOrders());
        };
    }

    private static @Nullable String deadline(long micros) {
        return micros == 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
