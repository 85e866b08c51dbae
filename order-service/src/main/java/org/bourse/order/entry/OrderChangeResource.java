package org.bourse.order.entry;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.order.account.CallerAccount;
import org.bourse.order.view.OrderView;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.KeyScope;
import org.bourse.platform.security.Roles;
import org.bourse.platform.security.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Replaces and cancels an order of one of the caller's accounts. */
@Path(OrderEntryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@KeyScope(Scope.TRADE)
public class OrderChangeResource {
    private final OrderChanges changes;
    private final RateGate gate;
    private final CallerAccount accounts;

    @Inject
    public OrderChangeResource(OrderChanges changes, RateGate gate, CallerAccount accounts) {
        this.changes = changes;
        this.gate = gate;
        this.accounts = accounts;
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Replace price, trigger or quantity of an order",
            description =
                    "All at once or not at all; the id stays. A smaller quantity keeps the place in"
                            + " the queue, anything else goes to its end and may trade. If the"
                            + " funds fall short the order stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The order after its replace.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not decided in time, or not yet shown.",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "BODY_INVALID, FIELD_MISSING, DECIMAL_INVALID, INSTANT_INVALID,"
                            + " IDEMPOTENCY_KEY_INVALID")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND, ACCOUNT_UNKNOWN")
    @APIResponse(
            responseCode = "409",
            description = "ORDER_CLOSED, ORDER_TRIGGERED, IDEMPOTENCY_KEY_REUSED")
    @APIResponse(
            responseCode = "422",
            description = "As for a new order; LIST_INVALID: a leg of a list may not change so.")
    @APIResponse(responseCode = "429", description = Codes.RATE_LIMITED)
    @APIResponse(responseCode = "503", description = Codes.BEHIND + " HISTORY_BEHIND: ask again.")
    public Uni<Response> replaceOrder(
            @PathParam("id") @Parameter(description = "The order's id.", example = "1205248")
                    String id,
            @QueryParam("accountId") @Parameter(description = Codes.ACCOUNT, example = "1000")
                    @Nullable String accountId,
            @HeaderParam("Idempotency-Key") @Parameter(description = Codes.KEY)
                    @Nullable String key,
            @Nullable ReplaceOrderRequest request) {
        long account = accounts.trading(accountId);
        long orderId = existing(id);
        if (request == null) {
            throw new ProblemException(Problem.of(400, "BODY_INVALID", "A body is needed."));
        }
        RequestShape.checkKey(key);
        RequestShape.check(request);
        return gate.order(account, 1, () -> changes.replace(account, orderId, request, key));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Cancel an order",
            description = "Of the account named. Other orders look as if they were not there.")
    @APIResponse(
            responseCode = "200",
            description = "The order after its cancel.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not decided in time, or not yet shown.",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    @APIResponse(responseCode = "400", description = "INSTANT_INVALID, IDEMPOTENCY_KEY_INVALID")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND, ACCOUNT_UNKNOWN")
    @APIResponse(
            responseCode = "409",
            description = "ORDER_CLOSED: it has ended before. IDEMPOTENCY_KEY_REUSED")
    @APIResponse(
            responseCode = "422",
            description =
                    "ACCOUNT_UNKNOWN, REQUEST_EXPIRED, SYMBOL_HALTED,"
                            + " SYMBOL_IN_AUCTION: its auction is being matched")
    @APIResponse(responseCode = "429", description = Codes.RATE_LIMITED)
    @APIResponse(responseCode = "503", description = Codes.CANCEL_BEHIND)
    public Uni<Response> cancelOrder(
            @PathParam("id") @Parameter(description = "The order's id.", example = "1205248")
                    String id,
            @QueryParam("accountId") @Parameter(description = Codes.ACCOUNT, example = "1000")
                    @Nullable String accountId,
            @HeaderParam("Idempotency-Key") @Parameter(description = Codes.KEY)
                    @Nullable String key,
            @QueryParam("validUntil") @Parameter(description = Codes.VALID_UNTIL)
                    @Nullable String validUntil) {
        long account = accounts.named(accountId).getAccount();
        CancelOrder.Builder cancel = CancelOrder.newBuilder().setOrderId(existing(id));
        return cancel(cancel, account, key, validUntil);
    }

    @DELETE
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Cancel an order by the client's own id",
            description = "The newest one with it. Foreign orders look as if they were not there.")
    @APIResponse(
            responseCode = "200",
            description = "The order after its cancel.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not decided in time, or not yet shown.",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "FIELD_MISSING, CLIENT_ORDER_ID_INVALID, INSTANT_INVALID,"
                            + " IDEMPOTENCY_KEY_INVALID")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND, ACCOUNT_UNKNOWN")
    @APIResponse(
            responseCode = "409",
            description = "ORDER_CLOSED: it has ended before. IDEMPOTENCY_KEY_REUSED")
    @APIResponse(
            responseCode = "422",
            description =
                    "ACCOUNT_UNKNOWN, REQUEST_EXPIRED, SYMBOL_HALTED,"
                            + " SYMBOL_IN_AUCTION: its auction is being matched")
    @APIResponse(responseCode = "429", description = Codes.RATE_LIMITED)
    @APIResponse(responseCode = "503", description = Codes.CANCEL_BEHIND)
    public Uni<Response> cancelOrderByClientOrderId(
            @QueryParam("clientOrderId")
                    @Parameter(description = "What the order was placed under.")
                    @Nullable String clientOrderId,
            @QueryParam("accountId") @Parameter(description = Codes.ACCOUNT, example = "1000")
                    @Nullable String accountId,
            @HeaderParam("Idempotency-Key") @Parameter(description = Codes.KEY)
                    @Nullable String key,
            @QueryParam("validUntil") @Parameter(description = Codes.VALID_UNTIL)
                    @Nullable String validUntil) {
        long account = accounts.named(accountId).getAccount();
        RequestShape.checkClientOrderId(clientOrderId);
        CancelOrder.Builder cancel =
                CancelOrder.newBuilder().setClientOrderId(requireNonNull(clientOrderId));
        return cancel(cancel, account, key, validUntil);
    }

    private Uni<Response> cancel(
            CancelOrder.Builder cancel,
            long account,
            @Nullable String key,
            @Nullable String validUntil) {
        RequestShape.checkKey(key);
        RequestShape.checkBound(validUntil);
        CancelOrder whole =
                cancel.setAccount(account)
                        .setValidUntilMicros(OrderReader.bound(validUntil))
                        .build();
        return gate.cancel(account, () -> changes.cancel(whole, key));
    }

    private static long existing(String id) {
        long orderId = Ids.parse(id);
        if (orderId == 0) {
            throw new ProblemException(Refusals.notFound());
        }
        return orderId;
    }
}
