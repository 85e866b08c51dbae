package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.order.account.CallerAccount;
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

/** Places lists of orders: one cancels the other, and brackets. */
@Path("/api/v1/order-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@KeyScope(Scope.TRADE)
public class OrderListResource {
    private static final int LEGS_MIN = 2;
    private static final int LEGS_MAX = 3;

    private final OrderListEntry entry;
    private final RateGate gate;
    private final CallerAccount accounts;

    @Inject
    public OrderListResource(OrderListEntry entry, RateGate gate, CallerAccount accounts) {
        this.entry = entry;
        this.gate = gate;
        this.accounts = accounts;
    }

    @POST
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Place a list of orders",
            description =
                    "Accepted or refused as one, and answered so again when the same list is sent"
                            + " again. Each order counts against the rate limit.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted, whatever became of its orders.",
            content = @Content(schema = @Schema(implementation = PlacedOrderListView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not decided in time.",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    @APIResponse(
            responseCode = "400",
            description = "LIST_KIND_INVALID, LIST_SIZE_INVALID, " + Codes.MALFORMED)
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN: not the caller's account.")
    @APIResponse(responseCode = "409", description = "CLIENT_ORDER_ID_REUSED")
    @APIResponse(
            responseCode = "422",
            description = "LIST_INVALID: its orders do not go together. " + Codes.REFUSED)
    @APIResponse(responseCode = "429", description = Codes.RATE_LIMITED)
    @APIResponse(responseCode = "503", description = Codes.BEHIND)
    public Uni<Response> placeOrderList(@Nullable PlaceOrderListRequest request) {
        if (request == null) {
            throw new ProblemException(Problem.of(400, "BODY_INVALID", "A body is needed."));
        }
        OrderListKind kind = kind(request.kind());
        List<OrderListEntry.Leg> legs = new ArrayList<>();
        for (PlaceOrderRequest order : orders(request.orders())) {
            legs.add(new OrderListEntry.Leg(order, accounts.trading(order.accountId())));
        }
        long account = legs.getFirst().account();
        return gate.order(account, legs.size(), () -> entry.place(kind, legs));
    }

    private static OrderListKind kind(@Nullable String kind) {
        if (kind == null) {
            throw refused("FIELD_MISSING", "kind is needed.", "kind");
        }
        return switch (kind) {
            case "OCO" -> OrderListKind.OCO;
            case "BRACKET" -> OrderListKind.BRACKET;
            default -> throw refused("LIST_KIND_INVALID", "kind must be OCO or BRACKET.", "kind");
        };
    }

    private static List<PlaceOrderRequest> orders(@Nullable List<PlaceOrderRequest> orders) {
        if (orders == null || orders.contains(null)) {
            throw refused("FIELD_MISSING", "orders are needed.", "orders");
        }
        if (orders.size() < LEGS_MIN || orders.size() > LEGS_MAX) {
            throw refused("LIST_SIZE_INVALID", "A list has two or three orders.", "orders");
        }
        return orders;
    }

    private static ProblemException refused(String code, String detail, String field) {
        return new ProblemException(Problem.of(400, code, detail).field(field));
    }
}
