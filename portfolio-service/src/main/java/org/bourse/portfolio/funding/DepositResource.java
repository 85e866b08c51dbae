package org.bourse.portfolio.funding;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.bourse.contracts.Ids;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.ledger.LedgerPosition;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.policy.Payment;
import org.bourse.portfolio.rule.FundingActs;
import org.bourse.portfolio.rule.FundingRules;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deposits: an operator books what has come in. */
@Path("/api/v1/deposits")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding", description = "Deposits, withdrawals, transfers, limits, approvals.")
public class DepositResource {
    private static final Duration LISTED_WITHIN = Duration.ofMillis(500);

    private final DepositRepository deposits;
    private final Assets assets;
    private final LedgerPosition ledger;
    private final Outbox outbox;
    private final FundingRules rules;
    private final FundingActs acts;
    private final FundingViews views;
    private final OwnAccount ownAccount;
    private final Caller caller;

    @Inject
    DepositResource(
            DepositRepository deposits,
            Assets assets,
            LedgerPosition ledger,
            Outbox outbox,
            FundingRules rules,
            FundingActs acts,
            FundingViews views,
            OwnAccount ownAccount,
            Caller caller) {
        this.deposits = deposits;
        this.assets = assets;
        this.ledger = ledger;
        this.outbox = outbox;
        this.rules = rules;
        this.acts = acts;
        this.views = views;
        this.ownAccount = ownAccount;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "bookDeposit",
            summary = "Book a deposit",
            description =
                    "A repeat with the same Idempotency-Key and body gives the same answer, and so"
                            + " does one with the same payment, whatever its key. Above the threshold of"
                            + " its asset another operator has to approve it.")
    @APIResponse(
            responseCode = "201",
            description = "The venue has booked it",
            content = @Content(schema = @Schema(implementation = DepositView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not answered or not approved yet: GET /deposits/{id}",
            content = @Content(schema = @Schema(implementation = DepositView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "BODY_INVALID, IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_INVALID,"
                            + " PAYMENT_INVALID")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_KEY_REUSED, PAYMENT_REUSED")
    @APIResponse(
            responseCode = "422",
            description =
                    "ACCOUNT_UNKNOWN, ACCOUNT_NOT_VERIFIED, ASSET_UNKNOWN, AMOUNT_INVALID,"
                            + " OVERFLOW")
    @APIResponse(responseCode = "503", description = "FUNDING_STOPPED, TOO_MANY_IN_FLIGHT")
    public Response deposit(
            @Parameter(description = "1 to 64 of A-Z a-z 0-9 ._:-; the request's own.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable String header,
            @Nullable DepositRequest body) {
        String key = RequestChecks.idempotencyKey(header);
        DepositRequest request = RequestChecks.body(body);
        String accountId = RequestChecks.given(request.accountId(), "accountId");
        String code = RequestChecks.given(request.asset(), "asset");
        String amount = RequestChecks.given(request.amount(), "amount");
        Optional<Payment> payment =
                RequestChecks.payment(request.paymentSource(), request.paymentReference());
        long account = Ids.parse(accountId);
        if (account == 0) {
            throw RequestChecks.refused(
                    422, "ACCOUNT_UNKNOWN", "There is no such account.", "accountId");
        }
        ListedAsset asset = listed(code).orElseThrow(RequestChecks::assetUnknown);
        Movement movement =
                new Movement(account, asset.number(), RequestChecks.amount(amount, asset));
        OptionalLong aboveMinor = rules.approvalAboveMinor(asset);
        UUID id = deposits.deposit(key, movement, payment, aboveMinor, caller.subject());
        return answer(deposits.current(id));
    }

    /** Who has just listed an asset may be ahead of the ledger by a moment: it is waited for. */
    private Optional<ListedAsset> listed(String code) {
        long end = System.nanoTime() + LISTED_WITHIN.toNanos();
        Optional<ListedAsset> asset = assets.byCode(code);
        while (asset.isEmpty() && System.nanoTime() < end) {
            ledger.awaitMore(LISTED_WITHIN);
            asset = assets.byCode(code);
        }
        return asset;
    }

    @GET
    @Path("{depositId}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "getDeposit",
            summary = "A deposit",
            description = "Owners see the deposits of their account.")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "DEPOSIT_UNKNOWN")
    public DepositView get(
            @Parameter(description = "What the request for it answered.") @PathParam("depositId")
                    String depositId) {
        DepositEntity deposit = deposits.known(depositId);
        if (!ownAccount.seesAll() && !ownAccount.isOwn(deposit.movement().account())) {
            throw RequestChecks.depositUnknown();
        }
        return views.of(deposit);
    }

    private Response answer(DepositEntity deposit) {
        Standing standing = deposit.isSent() ? outbox.await(deposit.depositId()) : Standing.PENDING;
        Response response =
                switch (standing.state()) {
                    case DONE -> Response.status(201).entity(views.of(deposit)).build();
                    case PENDING, DIVERGED ->
                            Response.status(202).entity(views.of(deposit)).build();
                    case REFUSED -> FundingIds.refusal(standing).toResponse();
                };
        return acts.log("deposit-ask", "deposit/" + deposit.depositId(), response);
    }
}
