package org.bourse.portfolio.rule;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.bourse.contracts.Ids;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.policy.WithdrawalLimits;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What accounts may withdraw. */
@Path("/api/v1/withdrawal-limits/{accountId}/{asset}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding", description = "Deposits, withdrawals, transfers, limits, approvals.")
public class WithdrawalLimitResource {
    private static final String ACCOUNT = "An account's number at this venue.";
    private static final String ASSET = "The code of an asset.";

    private final FundingRules rules;
    private final FundingActs acts;
    private final Assets assets;
    private final OwnAccount ownAccount;

    @Inject
    WithdrawalLimitResource(
            FundingRules rules, FundingActs acts, Assets assets, OwnAccount ownAccount) {
        this.rules = rules;
        this.acts = acts;
        this.assets = assets;
        this.ownAccount = ownAccount;
    }

    @GET
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "getWithdrawalLimits",
            summary = "What an account may withdraw",
            description =
                    "The limits of an asset and what counts against that of today (UTC), of all"
                            + " accounts of the holder together. Operators and auditors may name"
                            + " any account.")
    @APIResponse(responseCode = "200", description = "The limits")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN")
    public WithdrawalLimitView get(
            @Parameter(description = ACCOUNT, example = "1000") @PathParam("accountId")
                    String accountId,
            @Parameter(description = ASSET, example = "USDT") @PathParam("asset") String code) {
        return view(ownAccount.visible(accountId), RuleChecks.asset(assets, code));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Transactional
    @Operation(
            operationId = "setWithdrawalLimits",
            summary = "Set what an account may withdraw",
            description =
                    "Both limits of an asset; one that is left out is the configured default. They"
                            + " are of the holder with all accounts. What was asked before stays"
                            + " as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The limits as they are now",
            content = @Content(schema = @Schema(implementation = WithdrawalLimitView.class)))
    @APIResponse(responseCode = "400", description = "BODY_INVALID, FIELD_MISSING")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN, AMOUNT_INVALID")
    public Response set(
            @Parameter(description = ACCOUNT, example = "1000") @PathParam("accountId")
                    String accountId,
            @Parameter(description = ASSET, example = "USDT") @PathParam("asset") String code,
            @Nullable WithdrawalLimitRequest body) {
        if (body == null || (body.each() == null && body.day() == null)) {
            throw RuleChecks.missing("each");
        }
        ListedAsset asset = RuleChecks.asset(assets, code);
        WithdrawalLimits limits =
                new WithdrawalLimits(
                        RuleChecks.amount(body.each(), asset, "each"),
                        RuleChecks.amount(body.day(), asset, "day"));
        long account = held(accountId);
        rules.set(account, asset, limits);
        return answer("withdrawal-limits-set", account, asset);
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Transactional
    @Operation(
            operationId = "clearWithdrawalLimits",
            summary = "The configured limits hold again",
            description = "For an account and an asset. A repeat is harmless.")
    @APIResponse(
            responseCode = "200",
            description = "The limits as they are now",
            content = @Content(schema = @Schema(implementation = WithdrawalLimitView.class)))
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "422", description = "ASSET_UNKNOWN")
    public Response clear(
            @Parameter(description = ACCOUNT, example = "1000") @PathParam("accountId")
                    String accountId,
            @Parameter(description = ASSET, example = "USDT") @PathParam("asset") String code) {
        ListedAsset asset = RuleChecks.asset(assets, code);
        long account = held(accountId);
        rules.clearLimits(account, asset);
        return answer("withdrawal-limits-clear", account, asset);
    }

    private long held(String accountId) {
        long account = ownAccount.visible(accountId);
        if (!rules.isHeld(account)) {
            throw OwnAccount.unknown();
        }
        return account;
    }

    private Response answer(String act, long account, ListedAsset asset) {
        WithdrawalLimitView view = view(account, asset);
        String object = "account/" + account + "/" + asset.code();
        acts.enter(act, object, "each=" + view.each() + " day=" + view.day());
        return acts.log(act, object, Response.ok(view).build());
    }

    private WithdrawalLimitView view(long account, ListedAsset asset) {
        WithdrawalLimits limits = rules.limits(account, asset);
        return new WithdrawalLimitView(
                Ids.print(account),
                asset.code(),
                RuleChecks.print(limits.eachMinor(), asset),
                RuleChecks.print(limits.dayMinor(), asset),
                asset.print(rules.withdrawnMinor(account, asset, Instant.now())));
    }
}
