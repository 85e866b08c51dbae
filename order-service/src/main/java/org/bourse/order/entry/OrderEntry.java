package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.order.history.Lookup;
import org.bourse.order.history.OrderHistory;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.OrderState;
import org.bourse.order.lifecycle.Transitions;
import org.bourse.order.venue.Outcome;
import org.bourse.order.venue.VenueAnswer;
import org.bourse.order.venue.VenueRequests;
import org.bourse.order.view.OrderViews;
import org.bourse.platform.log.Admission;
import org.bourse.platform.problem.Problem;

/** Places orders: request, command, answer, response. */
@ApplicationScoped
class OrderEntry {
    private static final int CREATED = Response.Status.CREATED.getStatusCode();

    private final Readings readings;
    private final VenueRequests venue;
    private final OrderHistory history;
    private final IdempotencyStore results;
    private final OrderResponses responses;
    private final EntryMetrics metrics;

    @Inject
    OrderEntry(
            Readings readings,
            VenueRequests venue,
            OrderHistory history,
            IdempotencyStore results,
            OrderResponses responses,
            EntryMetrics metrics) {
        this.readings = readings;
        this.venue = venue;
        this.history = history;
        this.results = results;
        this.responses = responses;
        this.metrics = metrics;
    }

    Uni<Response> place(PlaceOrderRequest request, long account) {
        long startNanos = System.nanoTime();
        return readings.order(request, account)
                .chain(reading ->
                        switch (reading) {
                            case Reading.Readable(PlaceOrder order, SymbolTerms symbol) ->
                                    submit(order, symbol)
                                            .invoke(it -> metrics.answered(it, startNanos));
                            case Reading.Unreadable(var problem) -> refused(problem, startNanos);
                            case Reading.SymbolUnknown _ ->
                                    refused(Refusals.of(RejectCode.SYMBOL_UNKNOWN), startNanos);
                        });
    }

    private Uni<Response> refused(Problem problem, long startNanos) {
        Response response = problem.toResponse();
        metrics.answered(response, startNanos);
        return done(response);
    }

    private static Uni<Response> done(Response response) {
        return Uni.createFrom().item(response);
    }

    private Uni<Response> submit(PlaceOrder order, SymbolTerms symbol) {
        CommandBody command = CommandBody.newBuilder().setPlaceOrder(order).build();
        return Uni.createFrom()
                .completionStage(venue.send(command, Admission.Priority.ORDINARY))
                .emitOn(EventLoop.current())
                .chain(outcome -> answer(order, symbol, outcome));
    }

    private Uni<Response> answer(PlaceOrder order, SymbolTerms symbol, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(VenueAnswer.Repeated repeated) ->
                    repeated(order, symbol, repeated);
            case Outcome.Answered(VenueAnswer.Placed(OrderDetail detail)) ->
                    done(answer(order, detail, symbol));
            case Outcome.Answered(VenueAnswer.Refused(var terms, RejectCode code)) ->
                    done(refused(order, symbol, terms.orderId(), code));
            case Outcome.Answered(VenueAnswer.NotDone(RejectCode code, _, _)) ->
                    done(RefusalRules.of(code, order, symbol).toResponse());
            case Outcome.Answered(VenueAnswer other) ->
                    throw new IllegalStateException("a new order was answered by " + other);
            case Outcome.Unanswered unanswered ->
                    answeredBefore(
                            order,
                            symbol,
                            () ->
                                    done(
                                            responses.unanswered(
                                                    unanswered,
                                                    PendingView.ofClientOrder(
                                                            order.getClientOrderId()))));
        };
    }

    /**
     * What Redis knows was answered to it. Asked only when the venue says that the order came
     * before, or says nothing: most orders are new.
     *
     * @param otherwise when Redis knows nothing of it
     */
    private Uni<Response> answeredBefore(
            PlaceOrder order, SymbolTerms symbol, Supplier<Uni<Response>> otherwise) {
        return results.find(order.getAccount(), order.getClientOrderId())
                .chain(known ->
                        known.isPresent()
                                ? again(known.get(), order, symbol, otherwise)
                                : otherwise.get());
    }

    /** The same again, or a conflict. */
    private Uni<Response> again(
            KnownResult known,
            PlaceOrder order,
            SymbolTerms symbol,
            Supplier<Uni<Response>> otherwise) {
        if (!known.fingerprint().equals(KnownResult.fingerprint(order))) {
            return done(Refusals.of(RejectCode.CLIENT_ORDER_ID_REUSED).toResponse());
        }
        if (!known.body().isEmpty()) {
            return done(responses.printed(known.status(), known.orderId(), known.body()));
        }
        return history.lookUp(known.orderId(), Ids.position(known.orderId()))
                .emitOn(EventLoop.current())
                .chain(lookup ->
                        lookup instanceof Lookup.Found(OrderDetail detail)
                                ? done(answer(order, detail, symbol))
                                : otherwise.get());
    }

    private Uni<Response> repeated(
            PlaceOrder order, SymbolTerms symbol, VenueAnswer.Repeated repeated) {
        if (repeated.detail().isPresent()) {
            return done(answer(order, repeated.detail().get(), symbol));
        }
        return answeredBefore(order, symbol, () -> lookUp(order, symbol, repeated));
    }

    private Uni<Response> lookUp(
            PlaceOrder order, SymbolTerms symbol, VenueAnswer.Repeated repeated) {
        return history.lookUp(repeated.orderId(), repeated.position())
                .emitOn(EventLoop.current())
                .map(lookup ->
                        switch (lookup) {
                            case Lookup.Found(OrderDetail detail) -> answer(order, detail, symbol);
                            case Lookup.Absent(), Lookup.Behind() ->
                                    responses.pending(PendingView.ofOrder(repeated.orderId()));
                        });
    }

    /** The same for the first answer and all later ones. */
    private Response answer(PlaceOrder order, OrderDetail detail, SymbolTerms symbol) {
        if (detail.order().state() instanceof OrderState.Rejected(_, RejectCode code)) {
            return refused(order, symbol, detail.order().orderId(), code);
        }
        String body = responses.print(OrderViews.of(detail, symbol));
        long orderId = detail.order().orderId();
        String kept = detail.order().isLive() ? "" : body;
        keep(order, new KnownResult(KnownResult.fingerprint(order), CREATED, orderId, kept));
        return responses.printed(CREATED, orderId, body);
    }

    private Response refused(PlaceOrder order, SymbolTerms symbol, long orderId, RejectCode code) {
        Problem problem = RefusalRules.of(code, order, symbol);
        if (!Transitions.leavesOrder(code)) {
            return problem.toResponse();
        }
        String body = responses.print(new OrderProblem(problem, Ids.print(orderId), null));
        String fingerprint = KnownResult.fingerprint(order);
        keep(order, new KnownResult(fingerprint, problem.status(), orderId, body));
        return responses.printed(problem.status(), orderId, body);
    }

    private void keep(PlaceOrder order, KnownResult result) {
        results.keep(order.getAccount(), order.getClientOrderId(), result);
    }
}
