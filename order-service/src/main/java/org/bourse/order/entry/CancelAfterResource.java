package org.bourse.order.entry;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import org.bourse.contracts.v1.SetCancelAfter;
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

/** Sets the dead-man's switch of an account. */
@Path("/api/v1/cancel-after")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@KeyScope(Scope.TRADE)
public class CancelAfterResource {
    private static final int SECONDS_MAX = 86_400;

    private final AccountChanges changes;
    private final RateGate gate;
    private final CallerAccount accounts;

    @Inject
    public CancelAfterResource(AccountChanges changes, RateGate gate, CallerAccount accounts) {
        this.changes = changes;
        this.gate = gate;
        this.accounts = accounts;
    }

    @PUT
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Set the dead-man's switch",
            description =
                    "Unless it is set again within this time, all open orders of the account are"
                            + " cancelled. A program that trades sets it again and again.")
    @APIResponse(
            responseCode = "200",
            description = "It is set, or off.",
            content = @Content(schema = @Schema(implementation = CancelAfterView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not decided in time.",
            content = @Content(schema = @Schema(implementation = PendingView.class)))
    @APIResponse(responseCode = "400", description = "BODY_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN: not the caller's account.")
    @APIResponse(
            responseCode = "422",
            description = "LIMIT_INVALID: not from 0 to 86400. ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "429", description = Codes.RATE_LIMITED)
    @APIResponse(responseCode = "503", description = Codes.CANCEL_BEHIND)
    public Uni<Response> setCancelAfter(@Nullable CancelAfterRequest request) {
        Integer seconds = request == null ? null : request.seconds();
        if (request == null || seconds == null) {
            throw new ProblemException(
                    Problem.of(400, "FIELD_MISSING", "seconds is needed.").field("seconds"));
        }
        long account = accounts.named(request.accountId()).getAccount();
        if (seconds < 0 || seconds > SECONDS_MAX) {
            throw new ProblemException(
                    Problem.of(422, "LIMIT_INVALID", "From 0 to " + SECONDS_MAX + " seconds.")
                            .field("seconds")
                            .compared(Integer.toString(SECONDS_MAX), Integer.toString(seconds)));
        }
        SetCancelAfter set =
                SetCancelAfter.newBuilder()
                        .setAccount(account)
                        .setAfterMicros(TimeUnit.SECONDS.toMicros(seconds))
                        .build();
        return gate.cancel(account, () -> changes.cancelAfter(set));
    }
}
