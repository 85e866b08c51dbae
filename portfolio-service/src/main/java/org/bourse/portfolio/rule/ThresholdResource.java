package org.bourse.portfolio.rule;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Above which amounts a second person decides. Operators, who are those persons, do not move the
 * thresholds themselves.
 */
@Path("/api/v1/approval-thresholds/{asset}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding", description = "Deposits, withdrawals, transfers, limits, approvals.")
public class ThresholdResource {
    private final FundingRules rules;
    private final FundingActs acts;
    private final Assets assets;

    @Inject
    ThresholdResource(FundingRules rules, FundingActs acts, Assets assets) {
        this.rules = rules;
        this.acts = acts;
        this.assets = assets;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.RISK_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getApprovalThreshold",
            summary = "Above which amount an asset needs a second person",
            description = "Deposits and withdrawals of more await an approval.")
    @APIResponse(responseCode = "200", description = "The threshold")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN")
    public ThresholdView get(
            @Parameter(description = "The code of an asset.", example = "USDT") @PathParam("asset")
                    String code) {
        return view(RuleChecks.asset(assets, code));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RISK_MANAGER)
    @Audited
    @Transactional
    @Operation(
            operationId = "setApprovalThreshold",
            summary = "Set above which amount an asset needs a second person",
            description = "0 has all approved. What was asked before stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The threshold as it is now",
            content = @Content(schema = @Schema(implementation = ThresholdView.class)))
    @APIResponse(responseCode = "400", description = "BODY_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN, AMOUNT_INVALID")
    public Response set(
            @Parameter(description = "The code of an asset.", example = "USDT") @PathParam("asset")
                    String code,
            @Nullable ThresholdRequest body) {
        if (body == null || body.above() == null) {
            throw RuleChecks.missing("above");
        }
        ListedAsset asset = RuleChecks.asset(assets, code);
        long aboveMinor =
                RuleChecks.amount(body.above(), asset, "above")
                        .orElseThrow(() -> RuleChecks.missing("above"));
        rules.setApprovalAbove(asset, aboveMinor);
        String act = "approval-threshold-set";
        String object = "asset/" + asset.code();
        acts.enter(act, object, "above=" + asset.print(aboveMinor));
        return acts.log(act, object, Response.ok(view(asset)).build());
    }

    private ThresholdView view(ListedAsset asset) {
        return new ThresholdView(
                asset.code(), RuleChecks.print(rules.approvalAboveMinor(asset), asset));
    }
}
