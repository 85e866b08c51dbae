package org.bourse.portfolio.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.bourse.portfolio.policy.WithdrawalLimits.Excess;
import org.bourse.portfolio.policy.WithdrawalLimits.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawalLimitsTest {
    private static final long[] EDGES = {0, 1, 2, 99, 100, 101, Long.MAX_VALUE - 1, Long.MAX_VALUE};

    private static OptionalLong any(Random dice) {
        return dice.nextInt(4) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(EDGES[dice.nextInt(EDGES.length)]);
    }

    /** The same with numbers that have no end. */
    private static Optional<Limit> naive(WithdrawalLimits limits, long amount, long withdrawn) {
        if (limits.eachMinor().isPresent() && amount > limits.eachMinor().getAsLong()) {
            return Optional.of(Limit.EACH);
        }
        BigInteger sum = BigInteger.valueOf(amount).add(BigInteger.valueOf(withdrawn));
        return limits.dayMinor().isPresent()
                        && sum.compareTo(BigInteger.valueOf(limits.dayMinor().getAsLong())) > 0
                ? Optional.of(Limit.DAY)
                : Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void limitsHoldAtTheEdgesOfNumbers(long seed) {
        Random dice = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            WithdrawalLimits limits = new WithdrawalLimits(any(dice), any(dice));
            long amount = Math.max(1, EDGES[dice.nextInt(EDGES.length)]);
            long withdrawn = EDGES[dice.nextInt(EDGES.length)];

            assertEquals(
                    naive(limits, amount, withdrawn),
                    limits.check(amount, withdrawn).map(Excess::limit),
                    () -> limits + " " + amount + " " + withdrawn);
        }
    }

    @Test
    void whatWasSetGoesBeforeWhatIsConfigured() {
        WithdrawalLimits set = new WithdrawalLimits(OptionalLong.of(5), OptionalLong.empty());
        WithdrawalLimits configured = new WithdrawalLimits(OptionalLong.of(7), OptionalLong.of(9));

        assertEquals(
                new WithdrawalLimits(OptionalLong.of(5), OptionalLong.of(9)), set.or(configured));
        assertEquals(set, set.or(WithdrawalLimits.NONE));
    }

    @Test
    void onlyMoreThanTheThresholdIsApproved() {
        assertEquals(Approval.NOT_NEEDED, Approval.of(Long.MAX_VALUE, OptionalLong.empty()));
        assertEquals(Approval.NOT_NEEDED, Approval.of(100, OptionalLong.of(100)));
        assertEquals(Approval.AWAITED, Approval.of(101, OptionalLong.of(100)));
        assertEquals(Approval.AWAITED, Approval.of(1, OptionalLong.of(0)));
    }
}
