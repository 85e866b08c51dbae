package org.bourse.portfolio.funding;

import java.util.List;

/** What awaits a second person, the oldest first, at most 100 of each. */
record ApprovalsView(List<DepositView> deposits, List<WithdrawalView> withdrawals) {}
