package org.bourse.order.history;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bourse.contracts.Ids;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.view.OrderView;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reads orders: a caller's own, or for auditors any. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@Projected
public class HistoryResource {
    static final String MIN_POSITION =
            "The answer waits until the history shows this position, 2 s at most.";

    private final OrderHistory history;
    private final ListReader lists;
    private final ReadableAccounts accounts;

    @Inject
    HistoryResource(OrderHistory history, ListReader lists, ReadableAccounts accounts) {
        this.history = history;
        this.lists = lists;
        this.accounts = accounts;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(
            summary = "An order with its fills and events",
            description =
                    "Shows at least what the caller was told before. Foreign orders look as if they"
                            + " were not there; auditors see all.")
    @APIResponse(
            responseCode = "200",
            description = "The order.",
            content = @Content(schema = @Schema(implementation = OrderDetailView.class)))
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND")
    @APIResponse(
            responseCode = "503",
            description = "HISTORY_BEHIND, HISTORY_UNAVAILABLE, REBUILDING")
    public Response getOrder(
            @PathParam("id") @Parameter(description = "The order's id.", example = "1205248")
                    String id,
            @QueryParam("minPosition") @Parameter(description = MIN_POSITION)
                    @Nullable String minPosition) {
        OptionalLong atLeast = QueryParameters.minPosition(minPosition);
        long orderId = Ids.parse(id);
        long position = Ids.position(orderId);
        if (orderId == 0 || !history.isPlausible(position)) {
            return notFound();
        }
        if (atLeast.isPresent()) {
            history.awaitNewest(atLeast);
        }
        boolean current = history.awaitNewest(position);
        Optional<OrderLife> found =
                history.ofId(orderId)
                        .filter(it -> accounts.isReadable(it.detail().terms().account()));
        if (found.isEmpty()) {
            if (!current && history.isHeardOf(position)) {
                throw OrderHistory.behind();
            }
            return notFound();
        }
        return Response.ok(history.view(found.get())).build();
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(
            summary = "The order with a client's id, or a list",
            description =
                    "With clientOrderId: that order with its fills and events, or 404. Otherwise a"
                            + " page of the account's orders. Auditors name the account.")
    @APIResponse(
            responseCode = "200",
            description = "An order with its fills and events, or a page of orders.",
            content =
                    @Content(
                            schema = @Schema(oneOf = {OrderListView.class, OrderDetailView.class})))
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND, ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ACCOUNT_UNKNOWN: the caller has none.")
    @APIResponse(
            responseCode = "503",
            description = "HISTORY_BEHIND, HISTORY_UNAVAILABLE, REBUILDING")
    public Response listOrders(
            @QueryParam("clientOrderId")
                    @Parameter(description = "Cannot be combined with filters.")
                    @Nullable String clientOrderId,
            @QueryParam("minPosition") @Parameter(description = MIN_POSITION)
                    @Nullable String minPosition,
            @BeanParam OrderListParameters parameters) {
        long account = accounts.named(parameters.accountId);
        OptionalLong atLeast = QueryParameters.minPosition(minPosition);
        if (clientOrderId == null) {
            return page(lists.orders(account, parameters), atLeast);
        }
        history.awaitNewest(atLeast);
        return history.ofClientOrderId(account, clientOrderId)
                .map(history::view)
                .map(view -> Response.ok(view).build())
                .orElseGet(HistoryResource::notFound);
    }

    private Response page(Optional<OrderFilter> wanted, OptionalLong minPosition) {
        if (wanted.isEmpty()) {
            return Response.ok(new OrderListView(List.of(), null)).build();
        }
        history.awaitNewest(minPosition);
        OrderFilter filter = wanted.get();
        List<Order> orders = history.list(filter);
        boolean isMore = orders.size() > filter.limit();
        List<Order> page = isMore ? orders.subList(0, filter.limit()) : orders;
        String next = isMore ? Cursor.after(page.getLast(), filter.sort()).print() : null;
        List<OrderView> views = page.stream().map(history::view).toList();
        return Response.ok(new OrderListView(views, next)).build();
    }

    private static Response notFound() {
        return Problem.of(404, "ORDER_NOT_FOUND", "There is no such order.").toResponse();
    }
}
