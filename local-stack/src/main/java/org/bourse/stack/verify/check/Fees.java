package org.bourse.stack.verify.check;

/** The fee of a rate on a notional. */
final class Fees {
    private static final long E8 = 100_000_000;

    private Fees() {}

    /** ceil(rate × notional / 10^8), for rebates the mathematical ceiling, without overflow. */
    static long of(long rateE8, long notionalMinor) {
        return Math.addExact(
                Math.multiplyExact(rateE8, notionalMinor / E8),
                Math.ceilDiv(rateE8 * (notionalMinor % E8), E8));
    }
}
