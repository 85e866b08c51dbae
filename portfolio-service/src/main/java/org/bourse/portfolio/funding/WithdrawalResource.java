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
import java.util.Optional;
import java.util.UUID;
import org.bourse.contracts.Ids;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.funding.WithdrawalEntity.End;
import org.bourse.portfolio.funding.WithdrawalEntity.EndKind;
import org.bourse.portfolio.funding.WithdrawalStatus.Ending;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.policy.Payment;
import org.bourse.portfolio.sending.OutboxState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Withdrawals: an owner asks and the amount is held, an operator completes or cancels. */
@Path("/api/v1/withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding")
public class WithdrawalResource {
    private final WithdrawalRepository withdrawals;
    private final Assets assets;
    private final Outbox outbox;
    private final OwnAccount ownAccount;
    private final Caller caller;

    @Inject
    WithdrawalResource(
            WithdrawalRepository withdrawals,
            Assets assets,
            Outbox outbox,
            OwnAccount ownAccount,
            Caller caller) {
        this.withdrawals = withdrawals;
        this.assets = assets;
        this.outbox = outbox;
        this.ownAccount = ownAccount;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER})
    @Operation(
            summary = "Ask for a withdrawal",
            description = "A repeat with the same Idempotency-Key and body gives the same answer.")
    @APIResponse(responseCode = "201", description = "The amount is held")
    @APIResponse(responseCode = "202", description = "Not answered yet: GET /withdrawals/{id}")
    @APIResponse(
            responseCode = "400",
            description = "BODY_INVALID, IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_INVALID")
    @APIResponse(responseCode = "404", description = "ACCOUNT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "IDEMPOTENCY_KEY_REUSED")
    @APIResponse(
            responseCode = "422",
            description = "ASSET_UNKNOWN, AMOUNT_INVALID, INSUFFICIENT_FUNDS, CAPACITY_REACHED")
    @APIResponse(responseCode = "503", description = "FUNDING_STOPPED, TOO_MANY_IN_FLIGHT")
    public Response withdraw(
            @HeaderParam("Idempotency-Key") @Nullable String header,
            @Nullable WithdrawalRequest body) {
        String key = RequestChecks.idempotencyKey(header);
        WithdrawalRequest request = RequestChecks.body(body);
        String code = RequestChecks.given(request.asset(), "asset");
        String amount = RequestChecks.given(request.amount(), "amount");
        long account = ownAccount.own(request.accountId());
        ListedAsset asset = assets.byCode(code).orElseThrow(RequestChecks::assetUnknown);
        Movement movement =
                new Movement(account, asset.number(), RequestChecks.amount(amount, asset));
        UUID id = withdrawals.withdraw(key, movement).orElseThrow(RequestChecks::keyReused);
        Standing hold = outbox.await(id);
        return switch (hold.state()) {
            case DONE -> Response.status(201).entity(view(withdrawals.current(id))).build();
            case PENDING, DIVERGED ->
                    Response.status(202).entity(view(withdrawals.current(id))).build();
            case REFUSED -> FundingIds.refusal(hold).toResponse();
        };
    }

    @GET
    @Path("{withdrawalId}")
    @RolesAllowed({Roles.TRADER, Roles.MARKET_MAKER, Roles.OPERATOR, Roles.AUDITOR})
    @Operation(summary = "A withdrawal", description = "Owners see those of their account.")
    @APIResponse(responseCode = "404", description = "WITHDRAWAL_UNKNOWN")
    public WithdrawalView get(@PathParam("withdrawalId") String withdrawalId) {
        WithdrawalEntity withdrawal =
                find(withdrawalId)
                        .filter(found ->
                                ownAccount.seesAll()
                                        || ownAccount.isOwn(found.movement().account()))
                        .orElseThrow(WithdrawalResource::unknown);
        return view(withdrawal);
    }

    @POST
    @Path("{withdrawalId}/complete")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The amount has been paid out",
            description =
                    "A repeat is harmless. A payment that is named pays one withdrawal: naming it"
                            + " for another is refused.")
    @APIResponse(responseCode = "200", description = "Completed")
    @APIResponse(responseCode = "202", description = "Not answered yet: GET /withdrawals/{id}")
    @APIResponse(responseCode = "404", description = "WITHDRAWAL_UNKNOWN")
    @APIResponse(responseCode = "400", description = "BODY_INVALID, PAYMENT_INVALID")
    @APIResponse(
            responseCode = "409",
            description =
                    "WITHDRAWAL_NOT_HELD, WITHDRAWAL_CANCELLED, WITHDRAWAL_COMPLETED, PAYMENT_REUSED")
    public Response complete(
            @PathParam("withdrawalId") String withdrawalId, @Nullable CompletionRequest body) {
        Optional<Payment> payment =
                body == null
                        ? Optional.empty()
                        : RequestChecks.payment(body.paymentSource(), body.paymentReference());
        return end(withdrawalId, EndKind.COMPLETE, payment);
    }

    @POST
    @Path("{withdrawalId}/cancel")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "The amount is not paid out", description = "A repeat is harmless.")
    @APIResponse(responseCode = "200", description = "Cancelled; the amount is available again")
    @APIResponse(responseCode = "202", description = "Not answered yet: GET /withdrawals/{id}")
    @APIResponse(responseCode = "404", description = "WITHDRAWAL_UNKNOWN")
    @APIResponse(responseCode = "409", description = "WITHDRAWAL_NOT_HELD, WITHDRAWAL_COMPLETED")
    public Response cancel(@PathParam("withdrawalId") String withdrawalId) {
        return end(withdrawalId, EndKind.CANCEL, Optional.empty());
    }

    private Response end(String withdrawalId, EndKind kind, Optional<Payment> payment) {
        WithdrawalEntity withdrawal = find(withdrawalId).orElseThrow(WithdrawalResource::unknown);
        UUID id = withdrawal.withdrawalId();
        Standing hold = outbox.standing(id);
        if (hold.state() != OutboxState.DONE) {
            return Problem.of(409, "WITHDRAWAL_NOT_HELD", "The venue does not hold the amount.")
                    .toResponse();
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
        return Response.status(last.state() == OutboxState.DONE ? 200 : 202)
                .entity(view(withdrawals.current(id)))
                .build();
    }

    private Optional<WithdrawalEntity> find(String withdrawalId) {
        return FundingIds.parse(withdrawalId).flatMap(withdrawals::findByIdOptional);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.of(404, "WITHDRAWAL_UNKNOWN", "There is no such withdrawal."));
    }

    private WithdrawalView view(WithdrawalEntity withdrawal) {
        Movement movement = withdrawal.movement();
        ListedAsset asset = assets.byNumber(movement.asset());
        Standing hold = outbox.standing(withdrawal.withdrawalId());
        Standing last = withdrawal.end().map(End::requestId).map(outbox::standing).orElse(hold);
        Optional<Ending> ending = withdrawal.end().map(end -> new Ending(end.kind(), last.state()));
        return new WithdrawalView(
                withdrawal.withdrawalId().toString(),
                Ids.print(movement.account()),
                asset.code(),
                asset.print(movement.amountMinor()),
                WithdrawalStatus.of(hold.state(), ending),
                withdrawal.payment().map(Payment::source).orElse(null),
                withdrawal.payment().map(Payment::reference).orElse(null),
                hold.state() == OutboxState.DONE ? Ids.print(hold.reference()) : null,
                FundingIds.position(last),
                last.code());
    }
}
