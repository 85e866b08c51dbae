package org.bourse.risk.assess;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.KeyScope;
import org.bourse.platform.security.Roles;
import org.bourse.platform.security.Scope;
import org.bourse.risk.guard.AccountHistory;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Questions to the risk models. */
@Path("/api/v1/risk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR, Roles.TRADER, Roles.MARKET_MAKER})
@RunOnVirtualThread
@Tag(name = "Risk models", description = "Figures in, figures out; nothing is kept")
@APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
@APIResponse(responseCode = "503", description = "REBUILDING")
@KeyScope(Scope.READ)
public class RiskResource {
    private static final String NO_FIGURES = "NOTHING_HELD, HISTORY_TOO_SHORT";
    private static final String REFUSALS =
            "FIELD_MISSING, DECIMAL_INVALID, FIGURE_INVALID, NAME_INVALID, SIZE_INVALID,"
                    + " HISTORY_INVALID, WORD_INVALID, FIELD_NOT_TAKEN, MODEL_UNDEFINED";

    private final AccountHistory accounts;
    private final Caller caller;

    @Inject
    RiskResource(AccountHistory accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /** What may be lost. */
    @POST
    @Path("var")
    @Operation(
            operationId = "valueAtRisk",
            summary = "Value at risk of holdings, and where it sits",
            description =
                    "Of the past, of a normal distribution, or simulated; means are taken to be"
                            + " zero but in the past. The same request has the same answer. With"
                            + " an accountId, of what the account has and the closes of the"
                            + " venue's days, in the reference asset: own accounts, or any for"
                            + " risk managers and auditors.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "400", description = REFUSALS)
    @APIResponse(responseCode = "422", description = NO_FIGURES)
    public VarView valueAtRisk(@Nullable VarRequest request) {
        if (request == null) {
            throw missing();
        }
        if (request.accountId() == null) {
            return Assessor.valueAtRisk(request);
        }
        Portfolio.notBeside(request.holdings(), "holdings");
        Portfolio.notBeside(request.returns(), "returns");
        Portfolio.notBeside(request.closes(), "closes");
        return Assessor.valueAtRisk(
                request, Portfolio.withHistory(accounts, request.accountId(), caller));
    }

    /** What jumps would bring. */
    @POST
    @Path("stress")
    @Operation(
            operationId = "stressTest",
            summary = "What holdings gain or lose when prices jump",
            description =
                    "By symbol, or by factors that the holdings load on. With an accountId, of"
                            + " what the account has: by asset, or by sector as the factor.")
    @APIResponse(responseCode = "200", description = "The figures of each scenario")
    @APIResponse(responseCode = "400", description = REFUSALS)
    @APIResponse(responseCode = "422", description = NO_FIGURES)
    public StressView stress(@Nullable StressRequest request) {
        if (request == null) {
            throw missing();
        }
        if (request.accountId() == null) {
            return Assessor.stress(request, Portfolio.given(request.holdings()));
        }
        Portfolio.notBeside(request.holdings(), "holdings");
        return Assessor.stress(request, Portfolio.of(accounts, request.accountId(), caller));
    }

    /** How large a position should be. */
    @POST
    @Path("sizing")
    @Operation(
            operationId = "sizePosition",
            summary = "The size of a position by a rule",
            description =
                    "Fixed fraction, Kelly, volatility target or risk parity. With an accountId"
                            + " the first takes its equity, the last its assets and the closes of"
                            + " the venue's days.")
    @APIResponse(responseCode = "200", description = "The size")
    @APIResponse(responseCode = "400", description = REFUSALS)
    @APIResponse(responseCode = "422", description = NO_FIGURES)
    public SizingView size(@Nullable SizingRequest request) {
        if (request == null) {
            throw missing();
        }
        return Assessor.size(
                request,
                new Assessor.OfAccount() {
                    @Override
                    public double equity(String accountId) {
                        return accounts.equity(accountId, caller);
                    }

                    @Override
                    public Portfolio withHistory(String accountId) {
                        return Portfolio.withHistory(accounts, accountId, caller);
                    }
                });
    }

    private static ProblemException missing() {
        return Figures.refused("FIELD_MISSING", "A body is needed.", "holdings");
    }
}
