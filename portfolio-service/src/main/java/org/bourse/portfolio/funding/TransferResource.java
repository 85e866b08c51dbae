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
import java.util.UUID;
import org.bourse.contracts.Ids;
import org.bourse.platform.security.KeyScope;
import org.bourse.platform.security.Roles;
import org.bourse.platform.security.Scope;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.outbox.Standing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Transfers: an owner gives what is available to another account of the venue. */
@Path("/api/v1/transfers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding", description = "Deposits, withdrawals, transfers, limits, approvals.")
public class TransferResource {
    private final TransferRepository transfers;
    private final Assets assets;
    private final Outbox outbox;
    private final FundingViews views;
    private final OwnAccount ownAccount;

    @Inject
    TransferResource(
            TransferRepository transfers,
            Assets assets,
            Outbox outbox,
            FundingViews views,
            OwnAccount ownAccount) {
        this.transfers = transfers;
        this.assets = assets;
        this.outbox = outbox;
        this.views = views;
        this.ownAccount = ownAccount;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @KeyScope(Scope.WITHDRAW)
    @Operation(
            operationId = "transferToAccount",
            summary = "Transfer to another account of the venue",
            description =
                    "The amount leaves the caller's account and arrives in one step of the venue."
                            + " A repeat with the same Idempotency-Key and body gives the same answer.")
    @APIResponse(
            responseCode = "201",
            description = "The other account has it",
            content = @Content(schema = @Schema(implementation = TransferView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Not answered yet: GET /transfers/{id}",
            content = @Content(schema = @Schema(implementation = TransferView.class)))
    @APIResponse(
            responseCode = "400",
            description = "BODY_INVALID, IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_KEY_REUSED, FEATURE_OFF")
    @APIResponse(
            responseCode = "422",
            description =
                    "ACCOUNT_NOT_VERIFIED, ASSET_UNKNOWN, AMOUNT_INVALID, ACCOUNT_SUSPENDED,"
                            + " ACCOUNT_CLOSE_ONLY, INSUFFICIENT_FUNDS, TARGET_UNKNOWN")
    @APIResponse(responseCode = "503", description = "FUNDING_STOPPED, TOO_MANY_IN_FLIGHT")
    public Response transfer(
            @Parameter(
                            description = "1 to 64 of A-Z a-z 0-9 ._:-; the request's own.",
                            example = "transfer-17")
                    @HeaderParam("Idempotency-Key")
                    @Nullable String header,
            @Nullable TransferRequest body) {
        String key = RequestChecks.idempotencyKey(header);
        TransferRequest request = RequestChecks.body(body);
        String target = RequestChecks.given(request.toAccountId(), "toAccountId");
        String code = RequestChecks.given(request.asset(), "asset");
        String amount = RequestChecks.given(request.amount(), "amount");
        long account = ownAccount.own(request.accountId());
        long toAccount = Ids.parse(target);
        if (toAccount == 0) {
            throw RequestChecks.targetUnknown();
        }
        ListedAsset asset = assets.byCode(code).orElseThrow(RequestChecks::assetUnknown);
        Movement movement =
                new Movement(account, asset.number(), RequestChecks.amount(amount, asset));
        UUID id = transfers.transfer(key, movement, toAccount);
        Standing standing = outbox.await(id);
        return switch (standing.state()) {
            case DONE -> Response.status(201).entity(views.of(transfers.current(id))).build();
            case PENDING, DIVERGED ->
                    Response.status(202).entity(views.of(transfers.current(id))).build();
            case REFUSED -> FundingIds.refusal(standing).toResponse();
        };
    }

    @GET
    @Path("{transferId}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "getTransfer",
            summary = "A transfer",
            description =
                    "Owners see those that their account pays; who receives one sees it in the"
                            + " ledger.")
    @APIResponse(responseCode = "200", description = "The transfer")
    @APIResponse(responseCode = "404", description = "TRANSFER_UNKNOWN")
    public TransferView get(
            @Parameter(
                            description = "What the request for it answered.",
                            example = "0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11")
                    @PathParam("transferId")
                    String transferId) {
        TransferEntity transfer = transfers.known(transferId);
        if (!ownAccount.seesAll() && !ownAccount.isOwn(transfer.movement().account())) {
            throw RequestChecks.transferUnknown();
        }
        return views.of(transfer);
    }
}
