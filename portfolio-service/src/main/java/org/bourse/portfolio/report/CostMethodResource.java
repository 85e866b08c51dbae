package org.bourse.portfolio.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which lots the sales of an account take. */
@Path("/api/v1/accounts/cost-method")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Positions", description = "What was bought, what it cost, and what it is worth.")
@Projected
public class CostMethodResource {
    private final CostMethodRepository methods;
    private final Reader reader;
    private final OwnAccount ownAccount;

    @Inject
    CostMethodResource(CostMethodRepository methods, Reader reader, OwnAccount ownAccount) {
        this.methods = methods;
        this.reader = reader;
        this.ownAccount = ownAccount;
    }

    @GET
    @RolesAllowed({
        Roles.TRADER,
        Roles.MARKET_MAKER,
        Roles.RISK_MANAGER,
        Roles.OPERATOR,
        Roles.AUDITOR
    })
    @Operation(
            operationId = "getCostMethod",
            summary = "Which lots an account's sales take",
            description =
                    "FIFO unless it was changed. Risk managers, operators and auditors may name any"
                            + " account.")
    @APIResponse(responseCode = "200", description = "FIFO, LIFO or AVERAGE")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "503", description = "REBUILDING: ask again")
    public CostMethodView get(
            @Parameter(description = "An account's number.", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId) {
        return reader.read(
                accountId,
                null,
                (connection, account) ->
                        new CostMethodView(
                                Ids.print(account), ReportRepository.method(connection, account)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            operationId = "setCostMethod",
            summary = "Choose which lots sales take",
            description =
                    "For all symbols of the caller's account, from the next trade on; what was"
                            + " realised stays. With AVERAGE a sale makes one lot of all that are"
                            + " open, for good.")
    @APIResponse(responseCode = "200", description = "It holds from the next trade on")
    @APIResponse(responseCode = "400", description = "BODY_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "503", description = "REBUILDING: ask again")
    public CostMethodView set(
            @Parameter(description = "The caller's own account's number.", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Nullable CostMethodRequest body) {
        if (body == null || body.method() == null) {
            throw new ProblemException(
                    Problem.of(400, "FIELD_MISSING", "The method is needed.").field("method"));
        }
        long account = ownAccount.own(accountId);
        if (!methods.change(account, body.method())) {
            throw new ProblemException(
                    Problem.of(503, "REBUILDING", "The books are being built anew; ask again."));
        }
        return new CostMethodView(Ids.print(account), body.method());
    }
}
