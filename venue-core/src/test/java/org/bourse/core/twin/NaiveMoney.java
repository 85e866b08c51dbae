package org.bourse.core.twin;

import java.math.BigInteger;

/** Arithmetic of amounts that cannot overflow. */
final class NaiveMoney {
    /** No balance and no notional is further from zero. */
    static final BigInteger BOUND = BigInteger.ONE.shiftLeft(62);

    /** More than any sum that is compared with a limit. */
    static final BigInteger UNLIMITED = BigInteger.ONE.shiftLeft(300);

    private static final BigInteger E8 = BigInteger.valueOf(100_000_000);

    private NaiveMoney() {}

    static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    static boolean withinBound(BigInteger amount) {
        return amount.abs().compareTo(BOUND) <= 0;
    }

    /** The fee on a notional, rounded up; a rebate (a negative rate) is thereby rounded down. */
    static BigInteger ceilFee(long rateE8, BigInteger notional) {
        BigInteger[] parts = big(rateE8).multiply(notional).divideAndRemainder(E8);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    /** {@code amount × 10^exponent} if that is a whole number of 1 to 2^63 − 1, else 0. */
    static BigInteger scaled(BigInteger amount, int exponent) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        if (exponent < 0 && amount.mod(power).signum() != 0) {
            return BigInteger.ZERO;
        }
        BigInteger scaled = exponent < 0 ? amount.divide(power) : amount.multiply(power);
        return scaled.signum() > 0 && scaled.bitLength() <= 63 ? scaled : BigInteger.ZERO;
    }
}
