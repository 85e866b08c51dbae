package org.bourse.portfolio.funding;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What awaits a second person, the oldest first, at most 100 of each. */
@Schema(name = "Approvals")
record ApprovalsView(List<DepositView> deposits, List<WithdrawalView> withdrawals) {}
