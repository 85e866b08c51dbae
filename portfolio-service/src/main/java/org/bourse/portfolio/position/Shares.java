package org.bourse.portfolio.position;

import java.math.BigInteger;

/** Shares of amounts, with products of 128 bits. */
final class Shares {
    private Shares() {}

    /**
     * The floor of {@code amount * part / whole}.
     *
     * @param part from 0 to {@code whole}
     * @param whole at least 1
     */
    static long floor(long amount, long part, long whole) {
        long high = Math.multiplyHigh(amount, part);
        long low = amount * part;
        if (high == low >> 63) {
            return Math.floorDiv(low, whole);
        }
        BigInteger[] quotient =
                BigInteger.valueOf(amount)
                        .multiply(BigInteger.valueOf(part))
                        .divideAndRemainder(BigInteger.valueOf(whole));
        long towardsZero = quotient[0].longValueExact();
        return quotient[1].signum() < 0 ? towardsZero - 1 : towardsZero;
    }
}
