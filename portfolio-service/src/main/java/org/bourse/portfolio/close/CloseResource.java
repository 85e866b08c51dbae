package org.bourse.portfolio.close;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.projection.Projected;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.ledger.LedgerPosition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Trial balances and closes. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Ledger", description = "What was booked, and whether it adds up.")
@Projected
public class CloseResource {
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final int LIMIT_DEFAULT = 31;
    private static final int LIMIT_MAX = 400;

    private final CloseRepository closes;
    private final LedgerPosition ledgerPosition;
    private final Assets assets;

    @Inject
    CloseResource(CloseRepository closes, LedgerPosition ledgerPosition, Assets assets) {
        this.closes = closes;
        this.ledgerPosition = ledgerPosition;
        this.assets = assets;
    }

    @GET
    @Path("/trial-balance")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "trialBalance",
            summary = "All accounts of the chart, now or at any past position",
            description =
                    "By asset; the totals of an asset sum to zero. The chart of accounts is in"
                            + " docs/ledger.md.")
    @APIResponse(responseCode = "200", description = "The totals at that position")
    @APIResponse(responseCode = "400", description = "POSITION_INVALID")
    @APIResponse(responseCode = "503", description = "POSITION_NOT_REACHED: ask again")
    public CloseViews.Trial trialBalance(
            @Parameter(
                            description = "As of this position of the log; now if absent",
                            example = "4711")
                    @QueryParam("position")
                    @Nullable String position) {
        long reached = ledgerPosition.reached("position", position);
        return CloseViews.trial(reached, closes.trialBalance(reached), assets);
    }

    @GET
    @Path("/day-closes")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "dayCloses",
            summary = "The days that are closed, the latest first",
            description = "A day is closed when venue time has passed its end.")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID, LIMIT_INVALID")
    public CloseViews.Closes list(
            @Parameter(description = "Only days before this one", example = "2026-11-01")
                    @QueryParam("before")
                    @Nullable String before,
            @Parameter(description = "31 if absent, 400 at most", example = "31")
                    @QueryParam("limit")
                    @Nullable String limit) {
        LocalDate end = before == null ? LAST_DAY : Parameters.day("before", before);
        return new CloseViews.Closes(
                closes.closesBefore(end, Parameters.limit(limit, LIMIT_DEFAULT, LIMIT_MAX)));
    }

    @GET
    @Path("/day-closes/{day}")
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "dayClose",
            summary = "A day that is closed, with its trial balance",
            description = "Neither changes any more.")
    @APIResponse(responseCode = "200", description = "The day")
    @APIResponse(responseCode = "400", description = "PARAMETER_INVALID")
    @APIResponse(responseCode = "404", description = "DAY_NOT_CLOSED")
    public CloseViews.Detail get(
            @Parameter(description = "The venue's day", example = "2026-11-27") @PathParam("day")
                    String day) {
        LocalDate date = Parameters.day("day", day);
        CloseViews.Close close =
                closes.close(date)
                        .orElseThrow(() ->
                                new ProblemException(
                                        Problem.of(
                                                        404,
                                                        "DAY_NOT_CLOSED",
                                                        "This day is not closed, or is none.")
                                                .field("day")));
        return new CloseViews.Detail(
                close,
                CloseViews.trial(Long.parseLong(close.position()), closes.totals(date), assets));
    }
}
