package org.bourse.order.entry;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.CommandBody;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.PlaceOrder;
import org.bourse.contracts.v1.PlaceOrderList;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.order.history.Lookup;
import org.bourse.order.history.OrderHistory;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.OrderState;
import org.bourse.order.lifecycle.Transitions;
import org.bourse.order.symbols.SymbolDirectory;
import org.bourse.order.venue.OrderEventAdapter;
import org.bourse.order.venue.Outcome;
import org.bourse.order.venue.VenueAnswer;
import org.bourse.order.venue.VenueRequests;
import org.bourse.order.view.OrderView;
import org.bourse.order.view.OrderViews;
import org.bourse.platform.log.Admission;
import org.bourse.platform.problem.Problem;

/** Places lists of orders. */
@ApplicationScoped
class OrderListEntry {
    private final Readings readings;
    private final VenueRequests venue;
    private final OrderEventAdapter events;
    private final SymbolDirectory symbols;
    private final OrderHistory history;
    private final OrderResponses responses;

    @Inject
    OrderListEntry(
            Readings readings,
            VenueRequests venue,
            OrderEventAdapter events,
            SymbolDirectory symbols,
            OrderHistory history,
            OrderResponses responses) {
        this.readings = readings;
        this.venue = venue;
        this.events = events;
        this.symbols = symbols;
        this.history = history;
        this.responses = responses;
    }

    /** An order of a list, and the account it is for. */
    record Leg(PlaceOrderRequest request, long account) {}

    Uni<Response> place(OrderListKind kind, List<Leg> legs) {
        return Multi.createFrom()
                .iterable(legs)
                .onItem()
                .transformToUniAndConcatenate(leg -> readings.order(leg.request(), leg.account()))
                .collect()
                .asList()
                .chain(read -> place(PlaceOrderList.newBuilder().setKind(kind), read));
    }

    private Uni<Response> place(PlaceOrderList.Builder list, List<Reading> legs) {
        for (int i = 0; i < legs.size(); i++) {
            switch (legs.get(i)) {
                case Reading.Readable(PlaceOrder order, SymbolTerms _) -> list.addLegs(order);
                case Reading.Unreadable(Problem problem) -> {
                    return done(ofLeg(i, problem).toResponse());
                }
                case Reading.SymbolUnknown _ -> {
                    Problem problem = Refusals.of(RejectCode.SYMBOL_UNKNOWN);
                    return done(ofLeg(i, problem).toResponse());
                }
            }
        }
        PlaceOrderList whole = list.build();
        CommandBody command = CommandBody.newBuilder().setPlaceOrderList(whole).build();
        return Uni.createFrom()
                .completionStage(venue.send(command, Admission.Priority.ORDINARY))
                .emitOn(EventLoop.current())
                .chain(outcome -> answer(whole, outcome));
    }

    private static Problem ofLeg(int leg, Problem problem) {
        String field = problem.field();
        return problem.field("orders[" + leg + "]" + (field == null ? "" : "." + field));
    }

    private static Uni<Response> done(Response response) {
        return Uni.createFrom().item(response);
    }

    private Uni<Response> answer(PlaceOrderList list, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(VenueAnswer.Listed(var legs)) -> done(answer(list, legs));
            case Outcome.Answered(VenueAnswer.Repeated repeated) -> repeated(list, repeated);
            case Outcome.Answered(VenueAnswer.NotDone(RejectCode code, _, _)) ->
                    done(Refusals.of(code).toResponse());
            case Outcome.Answered(VenueAnswer other) ->
                    throw new IllegalStateException("a list was answered by " + other);
            case Outcome.Unanswered unanswered ->
                    done(
                            responses.unanswered(
                                    unanswered,
                                    PendingView.ofClientOrder(list.getLegs(0).getClientOrderId())));
        };
    }

    private Uni<Response> repeated(PlaceOrderList list, VenueAnswer.Repeated repeated) {
        long first = repeated.orderId();
        return Multi.createFrom()
                .items(LongStream.range(first, first + list.getLegsCount()).boxed())
                .onItem()
                .transformToUniAndConcatenate(id -> find(id, repeated.position()))
                .collect()
                .asList()
                .map(found -> {
                    List<OrderDetail> legs = new ArrayList<>();
                    found.forEach(leg -> leg.ifPresent(legs::add));
                    return legs.size() == list.getLegsCount()
                            ? answer(list, legs)
                            : responses.pending(PendingView.ofOrder(first));
                });
    }

    private Uni<Optional<OrderDetail>> find(long orderId, long position) {
        Optional<OrderDetail> remembered = events.order(orderId);
        return remembered.isPresent()
                ? Uni.createFrom().item(remembered)
                : history.lookUp(orderId, position)
                        .emitOn(EventLoop.current())
                        .map(lookup ->
                                lookup instanceof Lookup.Found(OrderDetail detail)
                                        ? Optional.of(detail)
                                        : Optional.empty());
    }

    /** The same for the first answer and all later ones. */
    private Response answer(PlaceOrderList list, List<OrderDetail> legs) {
        OrderDetail first = legs.getFirst();
        String listId = Ids.print(first.order().orderId());
        if (first.order().state() instanceof OrderState.Rejected(_, RejectCode code)) {
            return responses.problem(
                    Refusals.of(code), Transitions.leavesOrder(code) ? listId : null);
        }
        Optional<SymbolTerms> symbol = symbols.numbered(first.terms().symbol());
        if (symbol.isEmpty()) {
            return responses.pending(PendingView.ofOrder(first.order().orderId()));
        }
        List<OrderView> views = legs.stream().map(leg -> OrderViews.of(leg, symbol.get())).toList();
        return responses.created(
                new PlacedOrderListView(listId, list.getKind().name(), views),
                URI.create(OrderEntryResource.PATH + "/" + listId));
    }
}
