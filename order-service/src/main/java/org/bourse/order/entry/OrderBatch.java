package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Places orders one after the other and answers all at once. */
@ApplicationScoped
class OrderBatch {
    private final OrderEntry entry;
    private final OrderResponses responses;

    @Inject
    OrderBatch(OrderEntry entry, OrderResponses responses) {
        this.entry = entry;
        this.responses = responses;
    }

    /** They are sent to the venue in their order; none waits for what becomes of another. */
    Uni<Response> place(List<PlaceOrderRequest> orders, long account) {
        List<Uni<Response>> placed =
                orders.stream().map(order -> entry.place(order, account)).toList();
        return Uni.join()
                .all(placed)
                .andFailFast()
                .map(answers -> Response.ok(view(answers)).build());
    }

    private OrderBatchView view(List<Response> answers) {
        return new OrderBatchView(
                answers.stream()
                        .map(answer ->
                                new OrderBatchView.Answer(
                                        answer.getStatus(), printed(answer.getEntity())))
                        .toList());
    }

    private String printed(Object entity) {
        return entity instanceof String text ? text : responses.print(entity);
    }
}
