package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Places orders. */
@Path(OrderEntryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders", description = "Placing, replacing, cancelling and finding orders.")
@KeyScope(Scope.TRADE)
public class OrderEntryResource {
    static final String PATH = "/api/v1/orders";

    private final OrderEntry entry;
    private final OrderBatch batch;
    private final OrderValidation validation;
    private final RateGate gate;
    private final CallerAccount accounts;

    @Inject
    public OrderEntryResource(
            OrderEntry entry,
            OrderBatch batch,
            OrderValidation validation,
            RateGate gate,
            CallerAccount accounts) {
        this.entry = entry;
        this.batch = batch;
        this.validation = validation;
        this.gate = gate;
        this.accounts = accounts;
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
    @APIResponse(responseCode = "400", description = Codes.MALFORMED)
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN: not the caller's account.")
    @APIResponse(responseCode = "409", description = "CLIENT_ORDER_ID_REUSED")
    @APIResponse(responseCode = "422", description = "Refused: " + Codes.REFUSED)
    @APIResponse(responseCode = "429", description = Codes.RATE_LIMITED)
    @APIResponse(responseCode = "503", description = Codes.BEHIND)
    public Uni<Response> placeOrder(@Nullable PlaceOrderRequest request) {
        PlaceOrderRequest order = needed(request);
        long account = accounts.trading(order.accountId());
        return gate.order(account, 1, () -> entry.place(order, account));
    }

    @POST
    @Path("/test")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Validate an order without placing it",
            description =
                    "By the venue's own rules of the symbol. Books, funds and limits of the account"
                            + " are not looked at, and the clientOrderId is not used up.")
    @APIResponse(
            responseCode = "200",
            description = "The rules let it in.",
            content = @Content(schema = @Schema(implementation = ValidOrderView.class)))
    @APIResponse(responseCode = "400", description = Codes.MALFORMED)
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN: not the caller's account.")
    @APIResponse(responseCode = "422", description = Codes.INVALID)
    @APIResponse(responseCode = "429", description = Codes.RATE_LIMITED)
    public Uni<Response> testOrder(@Nullable PlaceOrderRequest request) {
        PlaceOrderRequest order = needed(request);
        long account = accounts.trading(order.accountId());
        return gate.order(account, 1, () -> validation.validate(order, account));
    }

    @POST
    @Path("/batch")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Place up to 50 orders",
            description =
                    "Of one account, in their order, each for itself: one that is refused does not"
                            + " keep the others back. Each counts against the rate limit, and all"
                            + " of them pass it or none does.")
    @APIResponse(
            responseCode = "200",
            description = "What is answered to each, in the same order.",
            content = @Content(schema = @Schema(implementation = OrderBatchView.class)))
    @APIResponse(
            responseCode = "400",
            description = "BODY_INVALID, FIELD_MISSING, BATCH_SIZE_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN: not the caller's account.")
    @APIResponse(
            responseCode = "422",
            description = "ACCOUNT_NOT_ACTIVE, BATCH_OF_ACCOUNTS, BATCH_ABOVE_RATE_LIMIT")
    @APIResponse(responseCode = "429", description = Codes.RATE_LIMITED)
    public Uni<Response> placeBatch(@Nullable OrderBatchRequest request) {
        List<PlaceOrderRequest> orders = request == null ? null : request.orders();
        if (orders == null) {
            throw new ProblemException(
                    Problem.of(400, "FIELD_MISSING", "orders is needed.").field("orders"));
        }
        int size = orders.size();
        if (size < 1 || size > OrderBatchRequest.ORDERS_MAX) {
            String detail = "A batch has 1 to " + OrderBatchRequest.ORDERS_MAX + " orders.";
            throw new ProblemException(
                    Problem.of(400, "BATCH_SIZE_INVALID", detail)
                            .field("orders")
                            .compared(
                                    Integer.toString(OrderBatchRequest.ORDERS_MAX),
                                    Integer.toString(size)));
        }
        long account = accounts.trading(needed(orders.getFirst()).accountId());
        for (PlaceOrderRequest order : orders) {
            if (accounts.trading(needed(order).accountId()) != account) {
                throw new ProblemException(
                        Problem.of(422, "BATCH_OF_ACCOUNTS", "A batch is of one account.")
                                .field("accountId"));
            }
        }
        return gate.order(account, size, () -> batch.place(orders, account));
    }

    private static PlaceOrderRequest needed(@Nullable PlaceOrderRequest request) {
        if (request == null) {
            throw new ProblemException(Problem.of(400, "BODY_INVALID", "A body is needed."));
        }
        return request;
    }
}
