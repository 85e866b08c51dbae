package org.bourse.risk.policy;

import org.bourse.contracts.v1.AccountStatus;

/**
 * A limit and what is done when it is passed.
 *
 * @param limit the most there may be, in the unit of its kind
 */
public record Policy(long limit, Action action) {
    private static final int WARNED_SHARE = 5;

    public Policy {
        if (limit < 0) {
            throw new IllegalArgumentException("limit=" + limit);
        }
    }

    /** From so much on there is a warning: 80 %, rounded up. */
    public long warningFrom() {
        return limit - limit / WARNED_SHARE;
    }

    /**
     * Whether it allows anything that the other does not: by a higher limit, by less that is done,
     * or by an account that may do more afterwards.
     */
    public boolean isLooserThan(Policy other) {
        AccountStatus after = action.leaves();
        return limit > other.limit
                || action.compareTo(other.action) < 0
                || Measures.stricter(other.action.leaves(), after) != after;
    }
}
