package org.bourse.core.amounts;

/**
 * Rates in parts of 10^8. Products with an amount need up to 89 bits; they are computed exactly in
 * 64 by taking the amount apart at 10^8.
 */
public final class Rates {
    /** A rate of one. */
    public static final long ONE_E8 = 100_000_000;

    /** The greatest rate of a fee and, negated, of a rebate: 10 %. */
    public static final long FEE_MAX_E8 = 10_000_000;

    /** Products of a rate with no more than this fit into 63 bits: one division will do. */
    private static final long ONE_DIVISION_MAX = 1L << 39;

    private Rates() {}

    /**
     * The fee of an order in one role: {@code ceil(rate × notional)}. A rebate is a negative fee,
     * so its amount is rounded down.
     *
     * @param rateE8 −{@link #FEE_MAX_E8} to {@link #FEE_MAX_E8}
     * @param notionalMinor 0 to {@link Amounts#MAX}
     */
    public static long fee(long rateE8, long notionalMinor) {
        if (rateE8 >= 0 && notionalMinor <= ONE_DIVISION_MAX) {
            return (rateE8 * notionalMinor + ONE_E8 - 1) / ONE_E8;
        }
        long wholes = notionalMinor / ONE_E8;
        long part = rateE8 * (notionalMinor - wholes * ONE_E8);
        return rateE8 * wholes - Math.floorDiv(-part, ONE_E8);
    }

    /**
     * {@code floor(rate × value)}.
     *
     * @param rateE8 0 to {@link #ONE_E8}
     * @param value 0 or more
     */
    public static long share(long rateE8, long value) {
        long wholes = value / ONE_E8;
        return rateE8 * wholes + rateE8 * (value - wholes * ONE_E8) / ONE_E8;
    }

    /**
     * The greatest notional that a budget pays for together with its fee: the greatest {@code n}
     * with {@code n + ceil(rate × n) <= budget}, which is {@code floor(budget / (1 + rate))}, since
     * both sides of the inequality are whole.
     *
     * @param budgetMinor 0 to {@link Amounts#MAX}
     * @param rateE8 0 to {@link #FEE_MAX_E8}
     */
    public static long notionalWithin(long budgetMinor, long rateE8) {
        long divisor = ONE_E8 + rateE8;
        long wholes = budgetMinor / divisor;
        return wholes * ONE_E8 + (budgetMinor - wholes * divisor) * ONE_E8 / divisor;
    }
}
