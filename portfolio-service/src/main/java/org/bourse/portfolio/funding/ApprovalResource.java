package org.bourse.portfolio.funding;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What awaits a second person. */
@Path("/api/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Funding", description = "Deposits, withdrawals, transfers, limits, approvals.")
public class ApprovalResource {
    private static final int LISTED_MAX = 100;

    private final DepositRepository deposits;
    private final WithdrawalRepository withdrawals;
    private final FundingViews views;

    @Inject
    ApprovalResource(
            DepositRepository deposits, WithdrawalRepository withdrawals, FundingViews views) {
        this.deposits = deposits;
        this.withdrawals = withdrawals;
        this.views = views;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.AUDITOR})
    @Operation(
            operationId = "listApprovals",
            summary = "What awaits a second person",
            description = "Deposits and withdrawals, the oldest first, at most 100 of each.")
    @APIResponse(responseCode = "200", description = "Those that are not decided")
    public ApprovalsView awaited() {
        return new ApprovalsView(
                deposits.awaited(LISTED_MAX).stream().map(views::of).toList(),
                withdrawals.awaited(LISTED_MAX).stream().map(views::of).toList());
    }
}
