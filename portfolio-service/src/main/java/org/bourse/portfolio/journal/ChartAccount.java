package org.bourse.portfolio.journal;

import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Bucket;
import org.bourse.contracts.v1.PostingKind;

/**
 * The chart of accounts: where each posting belongs. Over all of them the sums are zero per asset.
 * The view {@code chart_posting} of the database says the same.
 */
public enum ChartAccount {
    /** What customers may use. */
    CUSTOMER_AVAILABLE,
    /** What customers' open orders and pending withdrawals hold. */
    CUSTOMER_HELD,
    /** What the venue has been paid for trades. */
    FEES,
    /** What the venue has paid for trades; never positive. */
    REBATES,
    /** Against which external liquidity is traded; negative is owed to the venue's customers. */
    CLEARING,
    /** Deposits and completed withdrawals; the negative of what custodians have to hold. */
    CUSTODY,
    /** Anything else on the venue's own accounts; version 1 of the venue makes none. */
    ADJUSTMENTS;

    /** Where a line belongs. */
    public static ChartAccount of(JournalEntry.Line line) {
        boolean isAvailable = line.bucket() == Bucket.AVAILABLE_VALUE;
        if (line.account() > Accounts.CUSTODY) {
            return isAvailable ? CUSTOMER_AVAILABLE : CUSTOMER_HELD;
        }
        if (!isAvailable) {
            return ADJUSTMENTS;
        }
        boolean isFee = line.kind() == PostingKind.FEE_VALUE;
        if (line.account() == Accounts.FEES && isFee) {
            return line.deltaMinor() > 0 ? FEES : REBATES;
        }
        if (line.account() == Accounts.EXTERNAL
                && (isFee || line.kind() == PostingKind.TRADE_VALUE)) {
            return CLEARING;
        }
        boolean isFunding =
                line.kind() == PostingKind.DEPOSIT_VALUE
                        || line.kind() == PostingKind.WITHDRAWAL_VALUE;
        return line.account() == Accounts.CUSTODY && isFunding ? CUSTODY : ADJUSTMENTS;
    }
}
