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
import java.util.UUID;
import org.bourse.platform.act.Audited;
import org.bourse.platform.security.Caller;
import org.bourse.platform.security.Roles;
import org.bourse.portfolio.account.OwnAccount;
import org.bourse.portfolio.funding.WithdrawalEntity.End;
import org.bourse.portfolio.outbox.Outbox;
import org.bourse.portfolio.outbox.Standing;
import org.bourse.portfolio.policy.Approval;
import org.bourse.portfolio.rule.FundingActs;
import org.bourse.portfolio.sending.OutboxState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A second person decides on withdrawals above the threshold of their asset. */
@Path("/api/v1/withdrawals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding", description = "Deposits, withdrawals, transfers, limits, approvals.")
public class WithdrawalApprovalResource {
    private static final String WITHDRAWAL_ID = "What the request for the withdrawal answered.";
    private static final String ID = "0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11";
    private static final String DECIDED = "Decided; a repeat gives the same answer";
    private static final String UNANSWERED = "Decided; the venue has not answered yet";

    private final WithdrawalRepository withdrawals;
    private final FundingViews views;
    private final Outbox outbox;
    private final OwnAccount ownAccount;
    private final FundingActs acts;
    private final Caller caller;

    @Inject
    WithdrawalApprovalResource(
            WithdrawalRepository withdrawals,
            FundingViews views,
            Outbox outbox,
            OwnAccount ownAccount,
            FundingActs acts,
            Caller caller) {
        this.withdrawals = withdrawals;
        this.views = views;
        this.outbox = outbox;
        this.ownAccount = ownAccount;
        this.acts = acts;
        this.caller = caller;
    }

    @POST
    @Path("{withdrawalId}/approve")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "approveWithdrawal",
            summary = "Approve a withdrawal",
            description =
                    "Not by the account's holder. Another operator than this one completes it.")
    @APIResponse(
            responseCode = "200",
            description = DECIDED,
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @APIResponse(responseCode = "404", description = "WITHDRAWAL_UNKNOWN")
    @APIResponse(
            responseCode = "409",
            description =
                    "SAME_PERSON, APPROVAL_NOT_NEEDED, NOT_APPROVED, WITHDRAWAL_NOT_HELD,"
                            + " WITHDRAWAL_CANCELLED")
    public Response approveWithdrawal(
            @Parameter(description = WITHDRAWAL_ID, example = ID) @PathParam("withdrawalId")
                    String id) {
        WithdrawalEntity withdrawal = withdrawals.known(id);
        if (ownAccount.isOwn(withdrawal.movement().account())) {
            throw Decisions.samePerson();
        }
        WithdrawalEntity decided = decide(withdrawal, Approval.APPROVED);
        return acts.log(
                "withdrawal-approve",
                "withdrawal/" + decided.withdrawalId(),
                Response.ok(views.of(decided)).build());
    }

    @POST
    @Path("{withdrawalId}/reject")
    @RolesAllowed(Roles.OPERATOR)
    @Audited
    @Operation(
            operationId = "rejectWithdrawal",
            summary = "Reject a withdrawal",
            description = "It is cancelled: the amount is available again.")
    @APIResponse(
            responseCode = "200",
            description = DECIDED,
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @APIResponse(
            responseCode = "202",
            description = UNANSWERED,
            content = @Content(schema = @Schema(implementation = WithdrawalView.class)))
    @APIResponse(responseCode = "404", description = "WITHDRAWAL_UNKNOWN")
    @APIResponse(
            responseCode = "409",
            description =
                    "APPROVAL_NOT_NEEDED, ALREADY_APPROVED, WITHDRAWAL_NOT_HELD,"
                            + " WITHDRAWAL_CANCELLED")
    @APIResponse(responseCode = "503", description = "FUNDING_STOPPED, TOO_MANY_IN_FLIGHT")
    public Response rejectWithdrawal(
            @Parameter(description = WITHDRAWAL_ID, example = ID) @PathParam("withdrawalId")
                    String id) {
        WithdrawalEntity decided = decide(withdrawals.known(id), Approval.REJECTED);
        UUID end = decided.end().map(End::requestId).orElseThrow();
        Standing last = outbox.await(end);
        Response response =
                FundingIds.decided(last, views.of(withdrawals.current(decided.withdrawalId())));
        return acts.log("withdrawal-reject", "withdrawal/" + decided.withdrawalId(), response);
    }

    private WithdrawalEntity decide(WithdrawalEntity withdrawal, Approval decision) {
        Standing hold = outbox.standing(withdrawal.withdrawalId());
        if (hold.state() != OutboxState.DONE) {
            throw WithdrawalResource.notHeld();
        }
        WithdrawalEntity decided =
                withdrawals.decide(
                        withdrawal.withdrawalId(), hold.reference(), decision, caller.subject());
        Decisions.agree(decision, decided.approval());
        return decided;
    }
}
