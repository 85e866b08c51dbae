package org.bourse.risk.policy;

import org.bourse.contracts.v1.AccountStatus;

/** What is done about a breach; each later one does more. Stable words of the interfaces. */
public enum Action {
    /** It is told. */
    WARN,
    /** The account may sell and cancel, not buy. */
    REDUCE_ONLY,
    /** It may only cancel. */
    SUSPEND,
    /** It may only cancel, and all its open orders are cancelled. */
    CANCEL_ALL,
    /** All its open orders are cancelled, it may only sell, and what it has is sold. */
    CLOSE_OUT;

    /** What the account may do afterwards, when it might do everything before. */
    public AccountStatus leaves() {
        return switch (this) {
            case WARN -> AccountStatus.ACTIVE;
            case REDUCE_ONLY, CLOSE_OUT -> AccountStatus.CLOSE_ONLY;
            case SUSPEND, CANCEL_ALL -> AccountStatus.SUSPENDED;
        };
    }
}
