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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bourse.platform.act.Audited;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.KeyScope;
import org.bourse.platform.security.Roles;
import org.bourse.platform.security.Scope;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.funding.WithdrawalEntity.End;
import org.bourse.portfolio.funding.WithdrawalEntity.EndKind;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.policy.Payment;
import org.bourse.portfolio.rule.FundingActs;
import org.bourse.portfolio.sending.OutboxState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Withdrawals: an owner asks and the amount is held, an operator completes or cancels. */
@Path("/api/v1/withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding", description = "Deposits, withdrawals, transfers, limits, approvals.")
public class WithdrawalResource {
    private static final String UNANSWERED = "Not answered yet: GET /withdrawals/{id}";

    private final WithdrawalRepository withdrawals;
    private final Assets assets;
    private final Outbox outbox;
    private final FundingActs acts;
    private final FundingViews views;
    private final OwnAccount ownAccount;
    private final Caller caller;

    @Inject
    WithdrawalResource(
            WithdrawalRepository withdrawals,
            Assets assets,
            Outbox outbox,
            FundingActs acts,
            FundingViews views,
            OwnAccount ownAccount,
            Caller caller) {
        this.withdrawals = withdrawals;
        this.assets = assets;
        this.outbox = outbox;
        this.acts = acts;
        this.views = views;
        this.ownAccount = ownAccount;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @KeyScope(Scope.WITHDRAW)
    @Operation(
            operationId = "askForWithdrawal",
            summary = "Ask for a withdrawal",
            description = "A repeat with the same Idempotency-Key and body gives the same answer.")
    @APIResponse(
            responseCode = "201",
            description = "The amount is held; it may await an approval",
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @APIResponse(
            responseCode = "202",
            description = UNANSWERED,
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @APIResponse(
            responseCode = "400",
            description = "BODY_INVALID, IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_KEY_REUSED, FEATURE_OFF")
    @APIResponse(
            responseCode = "422",
            description =
                    "ASSET_UNKNOWN, AMOUNT_INVALID, INSUFFICIENT_FUNDS, CAPACITY_REACHED,"
                            + " WITHDRAWAL_ABOVE_LIMIT, DAILY_WITHDRAWALS_ABOVE_LIMIT,"
                            + " ACCOUNT_NOT_VERIFIED")
    @APIResponse(responseCode = "503", description = "FUNDING_STOPPED, TOO_MANY_IN_FLIGHT")
    public Response withdraw(
            @Parameter(description = "1 to 64 of A-Z a-z 0-9 ._:-; the request's own.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable String header,
            @Nullable WithdrawalRequest body) {
        String key = RequestChecks.idempotencyKey(header);
        WithdrawalRequest request = RequestChecks.body(body);
        String code = RequestChecks.given(request.asset(), "asset");
        String amount = RequestChecks.given(request.amount(), "amount");
        long account = ownAccount.own(request.accountId());
        ListedAsset asset = assets.byCode(code).orElseThrow(RequestChecks::assetUnknown);
        Movement movement =
                new Movement(account, asset.number(), RequestChecks.amount(amount, asset));
        UUID id = withdrawals.withdraw(key, movement, asset);
        Standing hold = outbox.await(id);
        return switch (hold.state()) {
            case DONE -> Response.status(201).entity(views.of(withdrawals.current(id))).build();
            case PENDING, DIVERGED ->
                    Response.status(202).entity(views.of(withdrawals.current(id))).build();
            case REFUSED -> FundingIds.refusal(hold).toResponse();
        };
    }

    @GET
    @Path("{withdrawalId}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "getWithdrawal",
            summary = "A withdrawal",
            description = "Owners see those of their account.")
    @APIResponse(responseCode = "200", description = "As it stands")
    @APIResponse(responseCode = "404", description = "WITHDRAWAL_UNKNOWN")
    public WithdrawalView get(
            @Parameter(description = "What the request for it answered.") @PathParam("withdrawalId")
                    String withdrawalId) {
        WithdrawalEntity withdrawal = withdrawals.known(withdrawalId);
        if (!ownAccount.seesAll() && !ownAccount.isOwn(withdrawal.movement().account())) {
            throw RequestChecks.withdrawalUnknown();
        }
        return views.of(withdrawal);
    }

    @POST
    @Path("{withdrawalId}/complete")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "completeWithdrawal",
            summary = "The amount has been paid out",
            description =
                    "A repeat is harmless. A payment that is named pays one withdrawal: naming it"
                            + " for another is refused. Above the threshold of its asset one"
                            + " operator approves and another one completes it.")
    @APIResponse(
            responseCode = "200",
            description = "Completed",
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @APIResponse(
            responseCode = "202",
            description = UNANSWERED,
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @APIResponse(responseCode = "404", description = "WITHDRAWAL_UNKNOWN")
    @APIResponse(responseCode = "400", description = "BODY_INVALID, PAYMENT_INVALID")
    @APIResponse(
            responseCode = "409",
            description =
                    "WITHDRAWAL_NOT_HELD, WITHDRAWAL_CANCELLED, WITHDRAWAL_COMPLETED,"
                            + " PAYMENT_REUSED, APPROVAL_MISSING, NOT_APPROVED, SAME_PERSON")
    public Response complete(
            @Parameter(description = "What the request for it answered.") @PathParam("withdrawalId")
                    String withdrawalId,
            @Nullable CompletionRequest body) {
        Optional<Payment> payment =
                body == null
                        ? Optional.empty()
                        : RequestChecks.payment(body.paymentSource(), body.paymentReference());
        return end(withdrawalId, EndKind.COMPLETE, payment);
    }

    @POST
    @Path("{withdrawalId}/cancel")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "cancelWithdrawal",
            summary = "The amount is not paid out",
            description = "A repeat is harmless.")
    @APIResponse(
            responseCode = "200",
            description = "Cancelled; the amount is available again",
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @APIResponse(
            responseCode = "202",
            description = UNANSWERED,
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @APIResponse(responseCode = "404", description = "WITHDRAWAL_UNKNOWN")
    @APIResponse(responseCode = "409", description = "WITHDRAWAL_NOT_HELD, WITHDRAWAL_COMPLETED")
    public Response cancel(
            @Parameter(description = "What the request for it answered.") @PathParam("withdrawalId")
                    String withdrawalId) {
        return end(withdrawalId, EndKind.CANCEL, Optional.empty());
    }

    private Response end(String withdrawalId, EndKind kind, Optional<Payment> payment) {
        WithdrawalEntity withdrawal = withdrawals.known(withdrawalId);
        UUID id = withdrawal.withdrawalId();
        Standing hold = outbox.standing(id);
        if (hold.state() != OutboxState.DONE) {
            throw notHeld();
        }
        if (kind == EndKind.COMPLETE
                && withdrawal.approval() != Approval.NOT_NEEDED
                && ownAccount.isOwn(withdrawal.movement().account())) {
            throw Decisions.samePerson();
        }
        End end = withdrawals.end(id, hold.reference(), kind, payment, caller.subject());
        if (end.kind() != kind) {
            String code =
                    switch (end.kind()) {
                        case COMPLETE -> "WITHDRAWAL_COMPLETED";
                        case CANCEL -> "WITHDRAWAL_CANCELLED";
                    };
            return Problem.of(409, code, "It was decided otherwise before.").toResponse();
        }
        Standing last = outbox.await(end.requestId());
        if (last.state() == OutboxState.REFUSED) {
            return FundingIds.refusal(last).toResponse();
        }
        Response response =
                Response.status(last.state() == OutboxState.DONE ? 200 : 202)
                        .entity(views.of(withdrawals.current(id)))
                        .build();
        String act = "withdrawal-" + kind.name().toLowerCase(Locale.ROOT);
        return acts.log(act, "withdrawal/" + id, response);
    }

    static ProblemException notHeld() {
        return new ProblemException(
                Problem.of(409, "WITHDRAWAL_NOT_HELD", "The venue does not hold the amount."));
    }
}
