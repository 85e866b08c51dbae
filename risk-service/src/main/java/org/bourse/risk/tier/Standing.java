package org.bourse.risk.tier;

import java.util.OptionalInt;

/**
 * Where an account is.
 *
 * @param tier its orders have the rates of
 * @param manual the tier an operator set by hand and did not let go of
 */
public record Standing(int tier, OptionalInt manual) {
    /** Of an account nobody ever put anywhere. */
    public static final Standing NEW = new Standing(0, OptionalInt.empty());
}
