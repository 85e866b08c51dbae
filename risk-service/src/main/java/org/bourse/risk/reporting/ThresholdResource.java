package org.bourse.risk.reporting;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import org.bourse.platform.directory.AccountDirectory;
import org.bourse.platform.request.Parameters;
import org.bourse.platform.security.Roles;
import org.bourse.risk.threshold.HitRule;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Payments that are to be reported. */
@Path("/api/v1/threshold-hits")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.RISK_MANAGER, Roles.AUDITOR})
@RunOnVirtualThread
@Tag(name = "Thresholds", description = "Payments in and out that are to be reported")
public class ThresholdResource {
    private static final int HITS_DEFAULT = 50;
    private static final int HITS_MAX = 500;

    private final ReportRegister register;
    private final AccountDirectory directory;

    @Inject
    ThresholdResource(ReportRegister register, AccountDirectory directory) {
        this.register = register;
        this.directory = directory;
    }

    /** A page of hits, newest first. */
    @GET
    @Operation(
            operationId = "listThresholdHits",
            summary = "Payments to be reported, newest first",
            description = "Each payment is in one hit at most; a hit stays as it is.")
    @APIResponse(responseCode = "200", description = "A page of hits")
    @APIResponse(
            responseCode = "400",
            description =
                    "PARAMETER_INVALID, ACCOUNT_INVALID, RULE_INVALID, LIMIT_INVALID,"
                            + " CURSOR_INVALID")
    public HitView.Page hits(
            @Parameter(description = "UTC day of venue time", example = "2026-11-21")
                    @QueryParam("day")
                    @Nullable String day,
            @Parameter(description = "Of the holder of this account only", example = "1000")
                    @QueryParam("accountId")
                    @Nullable String accountId,
            @Parameter(description = "Of this rule only", example = "STRUCTURING")
                    @QueryParam("rule")
                    @Nullable String rule,
            @Parameter(description = "1 to 500; 50 if absent", example = "50") @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The nextCursor of the page before", example = "17")
                    @QueryParam("cursor")
                    @Nullable String cursor) {
        HitTable.Query query =
                new HitTable.Query(
                        Optional.ofNullable(day)
                                .map(text ->
                                        Math.toIntExact(Parameters.day("day", text).toEpochDay())),
                        accountId == null
                                ? Set.of()
                                : directory.ofHolder(
                                        Parameters.number(
                                                "accountId", "ACCOUNT_INVALID", accountId)),
                        Optional.ofNullable(rule).map(ThresholdResource::rule));
        long before = Parameters.before(cursor);
        return register.newest(query, before, Parameters.limit(limit, HITS_DEFAULT, HITS_MAX));
    }

    private static HitRule rule(String text) {
        return Parameters.word(
                HitRule.values(), "rule", "RULE_INVALID", "There is no such rule.", text);
    }
}
