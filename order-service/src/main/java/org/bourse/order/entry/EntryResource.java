package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.CancelOrder;
import org.bourse.contracts.v1.DirectoryEntry;
import org.bourse.order.account.CallerAccount;
import org.bourse.order.ratelimit.RateLimits;
import org.bourse.order.view.OrderView;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Places and cancels orders. */
@Path(EntryResource.PATH)
@Tag(name = "Orders")
public class EntryResource {
    static final String PATH = "/api/v1/orders";

    private final OrderEntry entry;
    private final OrderCancellation cancellation;
    private final RateLimits limits;
    private final CallerAccount accounts;
    private final Caller caller;

    @Inject
    public EntryResource(
            OrderEntry entry,
            OrderCancellation cancellation,
            RateLimits limits,
            CallerAccount accounts,
            Caller caller) {
        this.entry = entry;
        this.cancellation = cancellation;
        this.limits = limits;
        this.accounts = accounts;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Place an order",
            description =
                    "Answered when the venue has decided, with the order's state after that step."
                            + " Sent again with the same clientOrderId it changes nothing and gets"
                            + " the same answer, or 409 when it is a different order.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted, whatever became of it.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not decided in time: it may or may not be carried out.",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "BODY_INVALID, FIELD_MISSING, CLIENT_ORDER_ID_INVALID, SIDE_INVALID,"
                            + " TYPE_INVALID, TIME_IN_FORCE_INVALID, DECIMAL_INVALID,"
                            + " INSTANT_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN: not the caller's account.")
    @APIResponse(responseCode = "409", description = "CLIENT_ORDER_ID_REUSED")
    @APIResponse(
            responseCode = "422",
            description =
                    "Refused: ACCOUNT_UNKNOWN, ACCOUNT_NOT_ACTIVE, SYMBOL_UNKNOWN, ORDER_INVALID,"
                            + " PRICE_INVALID, QUANTITY_INVALID, QUANTITY_TOO_SMALL,"
                            + " QUANTITY_TOO_LARGE, NOTIONAL_TOO_SMALL, NOTIONAL_ABOVE_LIMIT,"
                            + " OPEN_ORDERS_ABOVE_LIMIT, POST_ONLY_WOULD_TAKE, NO_REFERENCE_PRICE,"
                            + " INSUFFICIENT_FUNDS, OVERFLOW, REQUEST_EXPIRED, CAPACITY_REACHED,"
                            + " DUPLICATES_FULL, SELF_TRADE_NOT_ALLOWED, PRICE_OUTSIDE_BAND;"
                            + " for states VENUE_HALTED, ACCOUNT_SUSPENDED, ACCOUNT_CLOSE_ONLY,"
                            + " SYMBOL_HALTED, SYMBOL_CANCEL_ONLY, SYMBOL_IN_AUCTION,"
                            + " SYMBOL_DELISTED; for limits in the symbol SYMBOL_RESTRICTED,"
                            + " REDUCE_ONLY, QUANTITY_ABOVE_LIMIT, POSITION_ABOVE_LIMIT,"
                            + " EXPOSURE_ABOVE_LIMIT, DAILY_VOLUME_ABOVE_LIMIT")
    @APIResponse(responseCode = "429", description = "RATE_LIMITED; see Retry-After.")
    @APIResponse(
            responseCode = "503",
            description =
                    "VENUE_BEHIND (cancels are still taken), TOO_MANY_IN_FLIGHT, VENUE_UNAVAILABLE:"
                            + " nothing was sent. OUTCOME_UNKNOWN: it may be live."
                            + " See Retry-After.")
    public Uni<Response> place(@Nullable PlaceOrderRequest request) {
        if (request == null) {
            throw new ProblemException(Problem.of(400, "BODY_INVALID", "A body is needed."));
        }
        DirectoryEntry account = accounts.named(request.accountId());
        if (account.getStatus() != AccountStatus.ACTIVE) {
            Problem problem = Problem.of(422, "ACCOUNT_NOT_ACTIVE", "The account may not trade.");
            throw new ProblemException(problem.field("accountId"));
        }
        OptionalLong wait = limits.order(account.getAccount(), caller.hasRole(Roles.MARKET_MAKER));
        return wait.isPresent()
                ? rateLimited(wait.getAsLong())
                : entry.place(request, account.getAccount());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Cancel an order",
            description = "Of the caller's account. Foreign orders look as if they were not there.")
    @APIResponse(
            responseCode = "200",
            description = "The order after its cancel.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "202", description = "Not decided in time, or not yet shown.")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "ORDER_CLOSED: it has ended before.")
    @APIResponse(
            responseCode = "422",
            description =
                    "ACCOUNT_UNKNOWN, REQUEST_EXPIRED, SYMBOL_HALTED,"
                            + " SYMBOL_IN_AUCTION: its auction is being matched")
    @APIResponse(responseCode = "429", description = "RATE_LIMITED; see Retry-After.")
    @APIResponse(
            responseCode = "503",
            description = "As for placing, but never VENUE_BEHIND; HISTORY_BEHIND: ask again.")
    public Uni<Response> cancel(@PathParam("id") String id) {
        long account = accounts.named(null).getAccount();
        long orderId = Ids.parse(id);
        if (orderId == 0) {
            throw new ProblemException(Refusals.notFound());
        }
        return cancel(CancelOrder.newBuilder().setAccount(account).setOrderId(orderId).build());
    }

    @DELETE
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(summary = "Cancel an order by the client's own id")
    @APIResponse(
            responseCode = "200",
            description = "The order after its cancel.",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "202", description = "Not decided in time, or not yet shown.")
    @APIResponse(responseCode = "400", description = "FIELD_MISSING, CLIENT_ORDER_ID_INVALID")
    @APIResponse(responseCode = "404", description = "ORDER_NOT_FOUND")
    @APIResponse(responseCode = "409", description = "ORDER_CLOSED: it has ended before.")
    @APIResponse(
            responseCode = "422",
            description =
                    "ACCOUNT_UNKNOWN, REQUEST_EXPIRED, SYMBOL_HALTED,"
                            + " SYMBOL_IN_AUCTION: its auction is being matched")
    @APIResponse(responseCode = "429", description = "RATE_LIMITED; see Retry-After.")
    @APIResponse(
            responseCode = "503",
            description = "As for placing, but never VENUE_BEHIND; HISTORY_BEHIND: ask again.")
    public Uni<Response> cancelByClientOrderId(
            @QueryParam("clientOrderId") @Nullable String clientOrderId) {
        long account = accounts.named(null).getAccount();
        if (clientOrderId == null) {
            throw new ProblemException(
                    Problem.of(400, "FIELD_MISSING", "clientOrderId is needed.")
                            .field("clientOrderId"));
        }
        if (!RequestShape.isClientOrderId(clientOrderId)) {
            throw new ProblemException(
                    Problem.of(400, "CLIENT_ORDER_ID_INVALID", "Malformed.")
                            .field("clientOrderId"));
        }
        return cancel(
                CancelOrder.newBuilder()
                        .setAccount(account)
                        .setClientOrderId(clientOrderId)
                        .build());
    }

    private Uni<Response> cancel(CancelOrder cancel) {
        OptionalLong wait = limits.cancel(cancel.getAccount(), caller.hasRole(Roles.MARKET_MAKER));
        return wait.isPresent() ? rateLimited(wait.getAsLong()) : cancellation.cancel(cancel);
    }

    private static Uni<Response> rateLimited(long seconds) {
        Problem problem =
                Problem.of(429, "RATE_LIMITED", "The account sends more per second than it may.");
        return Uni.createFrom().item(OrderResponses.retryLater(problem, Long.toString(seconds)));
    }
}
