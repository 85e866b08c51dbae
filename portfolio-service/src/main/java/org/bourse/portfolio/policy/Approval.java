package org.bourse.portfolio.policy;

import java.util.OptionalLong;

/** Whether a second person agreed to a deposit or withdrawal. */
public enum Approval {
    /** The amount is not above the asset's threshold. */
    NOT_NEEDED,
    AWAITED,
    APPROVED,
    REJECTED;

    /**
     * What a new request starts with.
     *
     * @param amountMinor in minor units of the asset
     * @param aboveMinor the asset's threshold; none if it has none
     */
    public static Approval of(long amountMinor, OptionalLong aboveMinor) {
        return aboveMinor.isPresent() && amountMinor > aboveMinor.getAsLong()
                ? AWAITED
                : NOT_NEEDED;
    }
}
