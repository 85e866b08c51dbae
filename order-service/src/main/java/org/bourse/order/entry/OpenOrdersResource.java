package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.CancelOrders;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.order.account.CallerAccount;
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

/** Cancels all open orders of an account. */
@Path(OrderEntryResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@KeyScope(Scope.TRADE)
public class OpenOrdersResource {
    private static final Set<String> PARAMETERS =
            Set.of("accountId", "symbol", "side", "validUntil");

    private final AccountChanges changes;
    private final Readings readings;
    private final RateGate gate;
    private final CallerAccount accounts;

    @Inject
    public OpenOrdersResource(
            AccountChanges changes, Readings readings, RateGate gate, CallerAccount accounts) {
        this.changes = changes;
        this.readings = readings;
        this.gate = gate;
        this.accounts = accounts;
    }

    @DELETE
    @Path("/open")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Cancel all open orders of an account",
            description =
                    "Those that are older than the request, waiting ones included; of one symbol or"
                            + " side if named. Without a symbol, those in halted symbols stay.")
    @APIResponse(
            responseCode = "200",
            description = "They are being cancelled.",
            content = @Content(schema = @Schema(implementation = CancelledOrdersView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not decided in time.",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "PARAMETER_INVALID, SIDE_INVALID, INSTANT_INVALID, IDEMPOTENCY_KEY_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN: not the caller's account.")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_KEY_REUSED")
    @APIResponse(
            responseCode = "422",
            description =
                    "SYMBOL_UNKNOWN, SYMBOL_HALTED, REQUEST_EXPIRED, ACCOUNT_UNKNOWN;"
                            + " CAPACITY_REACHED: too many are under way, try again")
    @APIResponse(responseCode = "429", description = Codes.RATE_LIMITED)
    @APIResponse(responseCode = "503", description = Codes.CANCEL_BEHIND)
    public Uni<Response> cancelOpenOrders(
            @QueryParam("accountId")
                    @Parameter(description = "Without it: the caller's main account.")
                    @Nullable String accountId,
            @QueryParam("symbol")
                    @Parameter(description = "Of this symbol only.", example = "BTC-USDT")
                    @Nullable String symbol,
            @QueryParam("side")
                    @Parameter(
                            description = "Of this side only.",
                            schema = @Schema(enumeration = {"BUY", "SELL"}))
                    @Nullable String side,
            @QueryParam("validUntil") @Parameter(description = Codes.VALID_UNTIL)
                    @Nullable String validUntil,
            @HeaderParam("Idempotency-Key") @Parameter(description = Codes.KEY)
                    @Nullable String key,
            @Context UriInfo address) {
        refuseOdd(address);
        long account = accounts.named(accountId).getAccount();
        RequestShape.checkSide(side);
        RequestShape.checkBound(validUntil);
        RequestShape.checkKey(key);
        CancelOrders.Builder cancel =
                CancelOrders.newBuilder()
                        .setAccount(account)
                        .setSide(side == null ? Side.SIDE_UNSPECIFIED : Side.valueOf(side))
                        .setValidUntilMicros(OrderReader.bound(validUntil));
        return gate.cancel(
                account,
                () ->
                        symbol == null
                                ? changes.cancel(cancel.build(), key)
                                : readings.symbol(symbol)
                                        .chain(terms -> cancel(cancel, terms, key)));
    }

    private Uni<Response> cancel(
            CancelOrders.Builder cancel, Optional<SymbolTerms> symbol, @Nullable String key) {
        return symbol.isPresent()
                ? changes.cancel(cancel.setSymbol(symbol.get().number()).build(), key)
                : Uni.createFrom().item(Refusals.of(RejectCode.SYMBOL_UNKNOWN).toResponse());
    }

    /** What is misspelt, empty or said twice would cancel more than was meant. */
    private static void refuseOdd(UriInfo address) {
        for (Map.Entry<String, List<String>> given : address.getQueryParameters().entrySet()) {
            List<String> values = given.getValue();
            boolean isOne = values.size() == 1 && !values.getFirst().isEmpty();
            if (!isOne || !PARAMETERS.contains(given.getKey())) {
                String detail = "Each of accountId, symbol, side and validUntil once, or not.";
                throw new ProblemException(Problem.of(400, "PARAMETER_INVALID", detail));
            }
        }
    }
}
