package org.bourse.risk.assess;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Roles;
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
public class RiskResource {
    private static final String REFUSALS =
            "FIELD_MISSING, DECIMAL_INVALID, FIGURE_INVALID, NAME_INVALID, SIZE_INVALID,"
                    + " HISTORY_INVALID, WORD_INVALID, FIELD_NOT_TAKEN, MODEL_UNDEFINED";

    /** What may be lost. */
    @POST
    @Path("var")
    @Operation(
            operationId = "valueAtRisk",
            summary = "Value at risk of holdings, and where it sits",
            description =
                    "Of the past, of a normal distribution, or simulated; means are taken to be"
                            + " zero but in the past. The same request has the same answer.")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "400", description = REFUSALS)
    public VarView valueAtRisk(@Nullable VarRequest request) {
        if (request == null) {
            throw missing();
        }
        return Assessor.valueAtRisk(request);
    }

    /** What jumps would bring. */
    @POST
    @Path("stress")
    @Operation(
            operationId = "stressTest",
            summary = "What holdings gain or lose when prices jump",
            description = "By symbol, or by factors that the holdings load on.")
    @APIResponse(responseCode = "200", description = "The figures of each scenario")
    @APIResponse(responseCode = "400", description = REFUSALS)
    public StressView stress(@Nullable StressRequest request) {
        if (request == null) {
            throw missing();
        }
        return Assessor.stress(request);
    }

    /** How large a position should be. */
    @POST
    @Path("sizing")
    @Operation(
            operationId = "sizePosition",
            summary = "The size of a position by a rule",
            description = "Fixed fraction, Kelly, volatility target or risk parity.")
    @APIResponse(responseCode = "200", description = "The size")
    @APIResponse(responseCode = "400", description = REFUSALS)
    public SizingView size(@Nullable SizingRequest request) {
        if (request == null) {
            throw missing();
        }
        return Assessor.size(request);
    }

    private static ProblemException missing() {
        return Figures.refused("FIELD_MISSING", "A body is needed.", "holdings");
    }
}
