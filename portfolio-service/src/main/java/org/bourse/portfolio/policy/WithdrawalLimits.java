package org.bourse.portfolio.policy;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an account may withdraw of an asset, in its minor units; none where there is no limit.
 *
 * @param eachMinor at once
 * @param dayMinor in a day of UTC
 */
public record WithdrawalLimits(OptionalLong eachMinor, OptionalLong dayMinor) {
    public static final WithdrawalLimits NONE =
            new WithdrawalLimits(OptionalLong.empty(), OptionalLong.empty());

    /** Which limit a withdrawal passes. */
    public enum Limit {
        EACH,
        DAY
    }

    /**
     * A limit that is passed.
     *
     * @param limitMinor what may be withdrawn
     */
    public record Excess(Limit limit, long limitMinor) {}

    /**
     * Whether one more withdrawal passes a limit.
     *
     * @param amountMinor of it, at least 1
     * @param withdrawnMinor what was withdrawn that day, at least 0
     */
    public Optional<Excess> check(long amountMinor, long withdrawnMinor) {
        if (eachMinor.isPresent() && amountMinor > eachMinor.getAsLong()) {
            return Optional.of(new Excess(Limit.EACH, eachMinor.getAsLong()));
        }
        // No overflow: neither is negative.
        if (dayMinor.isPresent() && amountMinor > dayMinor.getAsLong() - withdrawnMinor) {
            return Optional.of(new Excess(Limit.DAY, dayMinor.getAsLong()));
        }
        return Optional.empty();
    }

    /** These where they say something, else those. */
    public WithdrawalLimits or(WithdrawalLimits those) {
        return new WithdrawalLimits(
                eachMinor.isPresent() ? eachMinor : those.eachMinor,
                dayMinor.isPresent() ? dayMinor : those.dayMinor);
    }
}
