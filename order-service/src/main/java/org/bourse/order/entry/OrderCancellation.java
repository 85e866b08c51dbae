package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.order.history.Lookup;
import org.bourse.order.history.OrderHistory;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.symbols.SymbolDirectory;
import org.bourse.order.venue.Outcome;
import org.bourse.order.venue.VenueAnswer;
import org.bourse.order.venue.VenueRequests;
import org.bourse.order.view.OrderViews;
import org.bourse.platform.log.Admission;
import org.bourse.platform.problem.Problem;

/** Cancels orders, by their id or by the client's. */
@ApplicationScoped
class OrderCancellation {
    private final VenueRequests venue;
    private final SymbolDirectory symbols;
    private final OrderHistory history;
    private final OrderResponses responses;

    @Inject
    OrderCancellation(
            VenueRequests venue,
            SymbolDirectory symbols,
            OrderHistory history,
            OrderResponses responses) {
        this.venue = venue;
        this.symbols = symbols;
        this.history = history;
        this.responses = responses;
    }

    Uni<Response> cancel(CancelOrder cancel) {
        CommandBody command = CommandBody.newBuilder().setCancelOrder(cancel).build();
        return Uni.createFrom()
                .completionStage(venue.send(command, Admission.Priority.URGENT))
                .emitOn(EventLoop.current())
                .chain(outcome -> answer(cancel, outcome));
    }

    private Uni<Response> answer(CancelOrder cancel, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(VenueAnswer.Cancelled cancelled) -> cancelled(cancelled);
            case Outcome.Answered(VenueAnswer.NotDone notDone) ->
                    notDone.code() == RejectCode.ORDER_UNKNOWN
                            ? unknown(cancel, notDone)
                            : Uni.createFrom().item(Refusals.of(notDone.code()).toResponse());
            case Outcome.Answered(VenueAnswer.Placed _),
                    Outcome.Answered(VenueAnswer.Refused _),
                    Outcome.Answered(VenueAnswer.Repeated _) ->
                    throw new IllegalStateException("a cancel was answered by " + outcome);
            case Outcome.Pending() -> Uni.createFrom().item(pending(cancel));
            case Outcome.NotAdmitted(var why) -> Uni.createFrom().item(responses.notAdmitted(why));
            case Outcome.Unavailable(boolean mayBeLive) ->
                    Uni.createFrom().item(responses.unavailable(mayBeLive));
        };
    }

    private Uni<Response> cancelled(VenueAnswer.Cancelled cancelled) {
        Optional<Response> whole = cancelled.detail().flatMap(this::remembered);
        if (whole.isPresent()) {
            return Uni.createFrom().item(whole.get());
        }
        return history.lookUpView(cancelled.orderId(), cancelled.position())
                .emitOn(EventLoop.current())
                .map(view ->
                        view.map(responses::ok)
                                .orElseGet(() ->
                                        responses.pending(Ids.print(cancelled.orderId()), null)));
    }

    private Optional<Response> remembered(OrderDetail detail) {
        Optional<SymbolTerms> symbol = symbols.numbered(detail.terms().symbol());
        return symbol.map(terms -> responses.ok(OrderViews.of(detail, terms)));
    }

    /** The venue has forgotten orders that ended long ago; the history has not. */
    private Uni<Response> unknown(CancelOrder cancel, VenueAnswer.NotDone notDone) {
        if (notDone.detail().isPresent()) {
            return Uni.createFrom().item(ended(cancel, notDone.detail().get()));
        }
        long position = notDone.position();
        Uni<Lookup> lookUp =
                cancel.getOrderId() != 0
                        ? history.lookUp(cancel.getOrderId(), position)
                        : history.lookUp(cancel.getAccount(), cancel.getClientOrderId(), position);
        return lookUp.emitOn(EventLoop.current())
                .map(lookup ->
                        switch (lookup) {
                            case Lookup.Found(OrderDetail detail) -> ended(cancel, detail);
                            case Lookup.Absent() -> Refusals.notFound().toResponse();
                            case Lookup.Behind() -> responses.historyBehind();
                        });
    }

    private Response ended(CancelOrder cancel, OrderDetail detail) {
        if (detail.terms().account() != cancel.getAccount() || detail.order().isLive()) {
            return Refusals.notFound().toResponse();
        }
        Problem closed = Refusals.of(RejectCode.ORDER_CLOSED);
        return responses.problem(closed, Ids.print(detail.order().orderId()));
    }

    private Response pending(CancelOrder cancel) {
        return cancel.getOrderId() != 0
                ? responses.pending(Ids.print(cancel.getOrderId()), null)
                : responses.pending(null, cancel.getClientOrderId());
    }
}
