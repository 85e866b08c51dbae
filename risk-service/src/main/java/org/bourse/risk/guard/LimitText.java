package org.bourse.risk.guard;

import java.util.Optional;
import org.bourse.contracts.Decimals;
import org.bourse.risk.limit.ListedAsset;
import org.bourse.risk.policy.LimitKind;
import org.bourse.risk.policy.Policy;

/**
 * Figures of limits in people's words: amounts as decimals of the reference asset, ratios as
 * decimals (0.03 is 3 %), counts as whole numbers.
 */
record LimitText(Optional<ListedAsset> reference) {
    private static final int RATIO_SCALE = 4;

    String print(LimitKind kind, long value) {
        return Decimals.print(value, scale(kind));
    }

    String money(long minor) {
        return Decimals.print(minor, scale(LimitKind.DAILY_LOSS));
    }

    String ratio(long basisPoints) {
        return Decimals.print(basisPoints, RATIO_SCALE);
    }

    String print(LimitKind kind, Policy policy) {
        return print(kind, policy.limit());
    }

    /** {@link Decimals#INVALID} where it is none, or out of bounds. */
    long parse(LimitKind kind, String text) {
        long value = Decimals.parse(text, scale(kind));
        return value < 0 || value > kind.limitMax() ? Decimals.INVALID : value;
    }

    private int scale(LimitKind kind) {
        return switch (kind.unit()) {
            case MONEY -> reference.map(ListedAsset::scale).orElse(0);
            case RATIO -> RATIO_SCALE;
            case COUNT -> 0;
        };
    }
}
