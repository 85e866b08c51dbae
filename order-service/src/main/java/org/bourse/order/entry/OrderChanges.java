package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.ReplaceOrder;
import org.bourse.order.history.Lookup;
import org.bourse.order.history.OrderHistory;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.symbols.SymbolDirectory;
import org.bourse.order.venue.OrderEventAdapter;
import org.bourse.order.venue.Outcome;
import org.bourse.order.venue.VenueAnswer;
import org.bourse.order.view.OrderViews;
import org.bourse.platform.log.Admission;
import org.bourse.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Cancels and replaces single orders. */
@ApplicationScoped
class OrderChanges {
    private final KeyedRequests venue;
    private final OrderEventAdapter events;
    private final SymbolDirectory symbols;
    private final OrderHistory history;
    private final OrderResponses responses;

    @Inject
    OrderChanges(
            KeyedRequests venue,
            OrderEventAdapter events,
            SymbolDirectory symbols,
            OrderHistory history,
            OrderResponses responses) {
        this.venue = venue;
        this.events = events;
        this.symbols = symbols;
        this.history = history;
        this.responses = responses;
    }

    /**
     * An order of an account.
     *
     * @param orderId 0: named by the client's id
     */
    private record Named(long account, long orderId, String clientOrderId) {
        PendingView pending() {
            return orderId == 0
                    ? PendingView.ofClientOrder(clientOrderId)
                    : PendingView.ofOrder(orderId);
        }
    }

    /**
     * @param key the client's for this request; null: none
     */
    Uni<Response> cancel(CancelOrder cancel, @Nullable String key) {
        Named named =
                new Named(cancel.getAccount(), cancel.getOrderId(), cancel.getClientOrderId());
        CommandBody command = CommandBody.newBuilder().setCancelOrder(cancel).build();
        return venue.send(key, named.account(), named.orderId(), command, Admission.Priority.URGENT)
                .chain(outcome -> answer(named, outcome, Refusals::of));
    }

    /**
     * @param key the client's for this request; null: none
     */
    Uni<Response> replace(
            long account, long orderId, ReplaceOrderRequest request, @Nullable String key) {
        Optional<OrderDetail> remembered = events.order(orderId);
        if (remembered.isPresent()) {
            return replace(account, remembered.get(), request, key);
        }
        long position = Ids.position(orderId);
        if (!history.isPlausible(position)) {
            return done(Refusals.notFound().toResponse());
        }
        return history.lookUp(orderId, position)
                .emitOn(EventLoop.current())
                .chain(lookup ->
                        switch (lookup) {
                            case Lookup.Found(OrderDetail detail) ->
                                    replace(account, detail, request, key);
                            case Lookup.Absent() -> done(Refusals.notFound().toResponse());
                            case Lookup.Behind() -> done(responses.historyBehind());
                        });
    }

    private Uni<Response> replace(
            long account, OrderDetail order, ReplaceOrderRequest request, @Nullable String key) {
        Optional<SymbolTerms> symbol = symbols.numbered(order.terms().symbol());
        if (order.terms().account() != account) {
            return done(Refusals.notFound().toResponse());
        }
        if (symbol.isEmpty()) {
            return done(responses.historyBehind());
        }
        long orderId = order.terms().orderId();
        ReplaceOrder replace = OrderReader.read(request, account, orderId, symbol.get());
        CommandBody command = CommandBody.newBuilder().setReplaceOrder(replace).build();
        Named named = new Named(account, orderId, "");
        return venue.send(key, account, orderId, command, Admission.Priority.ORDINARY)
                .chain(outcome ->
                        answer(
                                named,
                                outcome,
                                code -> RefusalRules.of(code, replace, symbol.get())));
    }

    private static Uni<Response> done(Response response) {
        return Uni.createFrom().item(response);
    }

    private Uni<Response> answer(
            Named named, Outcome outcome, Function<RejectCode, Problem> refusal) {
        return switch (outcome) {
            case Outcome.Answered(VenueAnswer.Done done) -> changed(named, done);
            case Outcome.Answered(VenueAnswer.NotDone notDone) ->
                    notDone.code() == RejectCode.ORDER_UNKNOWN
                            ? unknown(named, notDone)
                            : done(refusal.apply(notDone.code()).toResponse());
            case Outcome.Answered(VenueAnswer other) ->
                    throw new IllegalStateException("a change was answered by " + other);
            case Outcome.Unanswered unanswered ->
                    done(responses.unanswered(unanswered, named.pending()));
        };
    }

    private Uni<Response> changed(Named named, VenueAnswer.Done done) {
        Optional<Response> whole =
                done.detail().flatMap(detail -> response(detail, done.position()));
        return whole.isPresent()
                ? done(whole.get())
                : lookUp(named, done.position())
                        .map(lookup ->
                                lookup instanceof Lookup.Found(OrderDetail detail)
                                        ? response(detail, done.position())
                                        : Optional.<Response>empty())
                        .map(response ->
                                response.orElseGet(() -> responses.pending(named.pending())));
    }

    private Optional<Response> response(OrderDetail detail, long position) {
        return symbols.numbered(detail.terms().symbol())
                .map(terms -> responses.done(OrderViews.of(detail, terms), position));
    }

    private Uni<Lookup> lookUp(Named named, long position) {
        Uni<Lookup> lookUp =
                named.orderId() != 0
                        ? history.lookUp(named.orderId(), position)
                        : history.lookUp(named.account(), named.clientOrderId(), position);
        return lookUp.emitOn(EventLoop.current());
    }

    /** The venue has forgotten orders that ended long ago; the history has not. */
    private Uni<Response> unknown(Named named, VenueAnswer.NotDone notDone) {
        if (notDone.detail().isPresent()) {
            return done(ended(named, notDone.detail().get()));
        }
        return lookUp(named, notDone.position())
                .map(lookup ->
                        switch (lookup) {
                            case Lookup.Found(OrderDetail detail) -> ended(named, detail);
                            case Lookup.Absent() -> Refusals.notFound().toResponse();
                            case Lookup.Behind() -> responses.historyBehind();
                        });
    }

    private Response ended(Named named, OrderDetail detail) {
        if (detail.terms().account() != named.account() || detail.order().isLive()) {
            return Refusals.notFound().toResponse();
        }
        Problem closed = Refusals.of(RejectCode.ORDER_CLOSED);
        return responses.problem(closed, Ids.print(detail.order().orderId()));
    }
}
