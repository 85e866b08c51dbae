package org.bourse.portfolio.funding;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.rule.FundingActs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A second person decides on deposits above the threshold of their asset. */
@Path("/api/v1/deposits")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding", description = "Deposits, withdrawals, transfers, limits, approvals.")
public class DepositApprovalResource {
    private static final String DEPOSIT_ID = "What the request for the deposit answered.";
    private static final String ID = "0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11";
    private static final String DECIDED = "Decided; a repeat gives the same answer";
    private static final String UNANSWERED = "Decided; the venue has not answered yet";

    private final DepositRepository deposits;
    private final FundingViews views;
    private final Outbox outbox;
    private final OwnAccount ownAccount;
    private final FundingActs acts;
    private final Caller caller;

    @Inject
    DepositApprovalResource(
            DepositRepository deposits,
            FundingViews views,
            Outbox outbox,
            OwnAccount ownAccount,
            FundingActs acts,
            Caller caller) {
        this.deposits = deposits;
        this.views = views;
        this.outbox = outbox;
        this.ownAccount = ownAccount;
        this.acts = acts;
        this.caller = caller;
    }

    @POST
    @Path("{depositId}/approve")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "approveDeposit",
            summary = "Approve a deposit",
            description = "Not by who asked for it, and not by the account's holder.")
    @APIResponse(
            responseCode = "200",
            description = DECIDED,
            content = @Content(schema = @Schema(implementation = DepositView.class)))
    @APIResponse(
            responseCode = "202",
            description = UNANSWERED,
            content = @Content(schema = @Schema(implementation = DepositView.class)))
    @APIResponse(responseCode = "404", description = "DEPOSIT_UNKNOWN")
    @APIResponse(
            responseCode = "409",
            description = "SAME_PERSON, APPROVAL_NOT_NEEDED, NOT_APPROVED")
    @APIResponse(
            responseCode = "422",
            description = "ACCOUNT_UNKNOWN, ACCOUNT_NOT_VERIFIED, OVERFLOW")
    @APIResponse(responseCode = "503", description = "FUNDING_STOPPED, TOO_MANY_IN_FLIGHT")
    public Response approveDeposit(
            @Parameter(description = DEPOSIT_ID, example = ID) @PathParam("depositId") String id) {
        DepositEntity deposit = deposits.known(id);
        if (ownAccount.isOwn(deposit.movement().account())) {
            throw Decisions.samePerson();
        }
        Decisions.agree(Approval.APPROVED, decide(deposit, Approval.APPROVED));
        Standing last = outbox.await(deposit.depositId());
        Response response =
                FundingIds.decided(last, views.of(deposits.current(deposit.depositId())));
        return acts.log("deposit-approve", "deposit/" + deposit.depositId(), response);
    }

    @POST
    @Path("{depositId}/reject")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "rejectDeposit",
            summary = "Reject a deposit",
            description = "Nothing is booked, and its payment may stand for another deposit.")
    @APIResponse(
            responseCode = "200",
            description = DECIDED,
            content = @Content(schema = @Schema(implementation = DepositView.class)))
    @APIResponse(responseCode = "404", description = "DEPOSIT_UNKNOWN")
    @APIResponse(responseCode = "409", description = "APPROVAL_NOT_NEEDED, ALREADY_APPROVED")
    public Response rejectDeposit(
            @Parameter(description = DEPOSIT_ID, example = ID) @PathParam("depositId") String id) {
        DepositEntity deposit = deposits.known(id);
        Decisions.agree(Approval.REJECTED, decide(deposit, Approval.REJECTED));
        DepositView view = views.of(deposits.current(deposit.depositId()));
        return acts.log(
                "deposit-reject", "deposit/" + deposit.depositId(), Response.ok(view).build());
    }

    private Approval decide(DepositEntity deposit, Approval decision) {
        return deposits.decide(deposit.depositId(), decision, caller.subject());
    }
}
