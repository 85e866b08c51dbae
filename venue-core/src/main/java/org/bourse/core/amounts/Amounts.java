package org.bourse.core.amounts;

/** Amounts in minor units. None leaves ±{@link #MAX}, so the sum of two never overflows. */
public final class Amounts {
    public static final long MAX = 1L << 62;

    /** Stands for a result above {@link #MAX}. */
    public static final long OVERFLOW = -1;

    private Amounts() {}

    /** The product of two numbers that are not negative, or {@link #OVERFLOW}. */
    public static long product(long left, long right) {
        long product = left * right;
        if ((left | right) >>> 31 == 0) {
            return product;
        }
        return Math.multiplyHigh(left, right) == 0 && product >= 0 && product <= MAX
                ? product
                : OVERFLOW;
    }

    /** The sum of two amounts of 0 to {@link #MAX}, or {@link #OVERFLOW}. */
    public static long sum(long left, long right) {
        return left > MAX - right ? OVERFLOW : left + right;
    }
}
