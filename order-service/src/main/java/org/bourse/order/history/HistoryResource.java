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
import org.bourse.contracts.Ids;
import org.bourse.order.account.CallerAccount;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.view.OrderView;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Caller;
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
    private final OrderHistory history;
    private final OrderListReader lists;
    private final CallerAccount accounts;
    private final Caller caller;

    @Inject
    public HistoryResource(
            OrderHistory history, OrderListReader lists, CallerAccount accounts, Caller caller) {
        this.history = history;
        this.lists = lists;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(
            summary = "An order with its fills",
            description =
                    "Shows at least what the caller was told before. Foreign orders look as if they"
                            + " were not there; auditors see all.")
    @APIResponse(
            responseCode = "200",
            description = "The order.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND")
    @APIResponse(responseCode = "503", description = "HISTORY_BEHIND, HISTORY_UNAVAILABLE")
    public Response ofId(@PathParam("id") String id) {
        long orderId = Ids.parse(id);
        long position = Ids.position(orderId);
        if (orderId == 0 || !history.isPlausible(position)) {
            return notFound();
        }
        boolean current = history.awaitNewest(position);
        Optional<OrderDetail> found = history.ofId(orderId).filter(this::mayRead);
        if (found.isEmpty()) {
            return !current && history.isHeardOf(position) ? behind() : notFound();
        }
        return Response.ok(history.view(found.get())).build();
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.AUDITOR})
    @RunOnVirtualThread
    @Operation(
            summary = "The order with a client's id, or a list",
            description =
                    "With clientOrderId: that order with its fills, or 404. Otherwise a page of the"
                            + " account's orders, newest first. Auditors name the account.")
    @APIResponse(
            responseCode = "200",
            description = "An order with its fills, or a page of orders.",
            content = @Content(schema = @Schema(oneOf = {OrderListView.class, OrderView.class})))
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND, ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ACCOUNT_UNKNOWN: the caller has none.")
    public Response list(
            @QueryParam("clientOrderId")
                    @Parameter(description = "Cannot be combined with filters.")
                    @Nullable String clientOrderId,
            @BeanParam OrderListParameters parameters) {
        long account = account(parameters.accountId);
        if (clientOrderId == null) {
            return page(lists.filter(account, parameters));
        }
        history.awaitNewest(-1);
        return history.ofClientOrderId(account, clientOrderId)
                .map(history::view)
                .map(view -> Response.ok(view).build())
                .orElseGet(HistoryResource::notFound);
    }

    private Response page(Optional<OrderFilter> filter) {
        if (filter.isEmpty()) {
            return Response.ok(new OrderListView(List.of(), null)).build();
        }
        history.awaitNewest(-1);
        List<Order> orders = history.list(filter.get());
        int limit = filter.get().limit();
        List<Order> page = orders.subList(0, Math.min(limit, orders.size()));
        String next = orders.size() > limit ? Cursor.after(page.getLast()).print() : null;
        List<OrderView> views = page.stream().map(history::view).toList();
        return Response.ok(new OrderListView(views, next)).build();
    }

    private long account(@Nullable String accountId) {
        if (!caller.hasRole(Roles.AUDITOR)) {
            return accounts.named(accountId).getAccount();
        }
        if (accountId == null) {
            throw new ProblemException(
                    Problem.of(400, "FIELD_MISSING", "Auditors name an account.")
                            .field("accountId"));
        }
        return Ids.parse(accountId);
    }

    private boolean mayRead(OrderDetail detail) {
        return caller.hasRole(Roles.AUDITOR) || accounts.owns(detail.terms().account());
    }

    private static Response notFound() {
        return Problem.of(404, "ORDER_NOT_FOUND", "There is no such order.").toResponse();
    }

    private static Response behind() {
        return Problem.of(503, "HISTORY_BEHIND", "The history does not show it yet; ask again.")
                .toResponse();
    }
}
