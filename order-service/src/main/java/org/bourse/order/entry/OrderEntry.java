package org.bourse.order.entry;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ExecutorService;
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
import org.bourse.order.symbols.SymbolDirectory;
import org.bourse.order.venue.Outcome;
import org.bourse.order.venue.VenueAnswer;
import org.bourse.order.venue.VenueRequests;
import org.bourse.order.view.OrderViews;
import org.bourse.platform.log.Admission;

/** Places orders: request, command, answer, response. */
@ApplicationScoped
class OrderEntry {
    private static final int CREATED = Response.Status.CREATED.getStatusCode();

    private final VenueRequests venue;
    private final SymbolDirectory symbols;
    private final OrderHistory history;
    private final IdempotencyStore results;
    private final OrderResponses responses;
    private final EntryMetrics metrics;
    private final ExecutorService virtualThreads;

    @Inject
    OrderEntry(
            VenueRequests venue,
            SymbolDirectory symbols,
            OrderHistory history,
            IdempotencyStore results,
            OrderResponses responses,
            EntryMetrics metrics,
            @VirtualThreads ExecutorService virtualThreads) {
        this.venue = venue;
        this.symbols = symbols;
        this.history = history;
        this.results = results;
        this.responses = responses;
        this.metrics = metrics;
        this.virtualThreads = virtualThreads;
    }

    Uni<Response> place(PlaceOrderRequest request, long account) {
        Reading reading = OrderReader.read(request, account, symbols::named);
        if (reading instanceof Reading.SymbolUnknown && symbols.mayReload()) {
            return Uni.createFrom()
                    .voidItem()
                    .emitOn(virtualThreads)
                    .invoke(symbols::reload)
                    .emitOn(EventLoop.current())
                    .map(_ -> OrderReader.read(request, account, symbols::named))
                    .chain(this::place);
        }
        return place(reading);
    }

    private Uni<Response> place(Reading reading) {
        return switch (reading) {
            case Reading.Readable(PlaceOrder order, SymbolTerms symbol) -> place(order, symbol);
            case Reading.Unreadable(var problem) -> Uni.createFrom().item(problem.toResponse());
            case Reading.SymbolUnknown _ ->
                    Uni.createFrom().item(Refusals.of(RejectCode.SYMBOL_UNKNOWN).toResponse());
        };
    }

    private Uni<Response> place(PlaceOrder order, SymbolTerms symbol) {
        long startNanos = System.nanoTime();
        return results.find(order.getAccount(), order.getClientOrderId())
                .chain(known ->
                        known.isPresent()
                                ? again(known.get(), order, symbol)
                                : submit(order, symbol))
                .invoke(response -> metrics.answered(response, startNanos));
    }

    /** The order was answered before: the same again, or a conflict. */
    private Uni<Response> again(KnownResult known, PlaceOrder order, SymbolTerms symbol) {
        if (!known.fingerprint().equals(fingerprint(order))) {
            return Uni.createFrom()
                    .item(Refusals.of(RejectCode.CLIENT_ORDER_ID_REUSED).toResponse());
        }
        if (!known.body().isEmpty()) {
            Response response = responses.printed(known.status(), known.orderId(), known.body());
            return Uni.createFrom().item(response);
        }
        return history.lookUp(known.orderId(), Ids.position(known.orderId()))
                .emitOn(EventLoop.current())
                .chain(lookup ->
                        lookup instanceof Lookup.Found(OrderDetail detail)
                                ? Uni.createFrom().item(answer(order, detail, symbol))
                                : submit(order, symbol));
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
                    Uni.createFrom().item(answer(order, detail, symbol));
            case Outcome.Answered(VenueAnswer.Refused(var terms, RejectCode code)) ->
                    Uni.createFrom().item(refused(order, terms.orderId(), code));
            case Outcome.Answered(VenueAnswer.NotDone(RejectCode code, _, _)) ->
                    Uni.createFrom().item(Refusals.of(code).toResponse());
            case Outcome.Answered(VenueAnswer.Cancelled cancelled) ->
                    throw new IllegalStateException("a new order was answered by " + cancelled);
            case Outcome.Pending() ->
                    Uni.createFrom().item(responses.pending(null, order.getClientOrderId()));
            case Outcome.NotAdmitted(var why) -> Uni.createFrom().item(responses.notAdmitted(why));
            case Outcome.Unavailable(boolean mayBeLive) ->
                    Uni.createFrom().item(responses.unavailable(mayBeLive));
        };
    }

    private Uni<Response> repeated(
            PlaceOrder order, SymbolTerms symbol, VenueAnswer.Repeated repeated) {
        if (repeated.detail().isPresent()) {
            return Uni.createFrom().item(answer(order, repeated.detail().get(), symbol));
        }
        return history.lookUp(repeated.orderId(), repeated.position())
                .emitOn(EventLoop.current())
                .map(lookup ->
                        switch (lookup) {
                            case Lookup.Found(OrderDetail detail) -> answer(order, detail, symbol);
                            case Lookup.Absent(), Lookup.Behind() ->
                                    responses.pending(Ids.print(repeated.orderId()), null);
                        });
    }

    /** The same for the first answer and all later ones. */
    private Response answer(PlaceOrder order, OrderDetail detail, SymbolTerms symbol) {
        if (detail.order().state() instanceof OrderState.Rejected(_, RejectCode code)) {
            return refused(order, detail.order().orderId(), code);
        }
        String body = responses.print(OrderViews.of(detail, symbol));
        long orderId = detail.order().orderId();
        keep(
                order,
                new KnownResult(
                        fingerprint(order), CREATED, orderId, detail.order().isLive() ? "" : body));
        return responses.printed(CREATED, orderId, body);
    }

    private Response refused(PlaceOrder order, long orderId, RejectCode code) {
        var problem = Refusals.of(code);
        if (!Transitions.leavesOrder(code)) {
            return problem.toResponse();
        }
        String body = responses.print(new OrderProblem(problem, Ids.print(orderId)));
        keep(order, new KnownResult(fingerprint(order), problem.status(), orderId, body));
        return responses.printed(problem.status(), orderId, body);
    }

    /** Nobody waits for it. */
    private void keep(PlaceOrder order, KnownResult result) {
        results.keep(order.getAccount(), order.getClientOrderId(), result)
                .subscribe()
                .with(_ -> {}, _ -> {});
    }

    /** What makes two orders the same to the venue, so without validUntil. */
    static String fingerprint(PlaceOrder order) {
        return order.getSymbol()
                + "|"
                + order.getSideValue()
                + "|"
                + order.getTypeValue()
                + "|"
                + order.getTimeInForceValue()
                + "|"
                + order.getPostOnly()
                + "|"
                + order.getPriceTicks()
                + "|"
                + order.getLots()
                + "|"
                + order.getBudgetMinor();
    }
}
