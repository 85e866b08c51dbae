package org.bourse.portfolio.position;

import java.math.BigInteger;

/**
 * What a position has brought since its beginning, in minor units of the quote asset.
 *
 * @param realisedMinor of all sales of known cost
 * @param unknownProceedsMinor of what was sold without known cost
 * @param removedCostMinor of lots that left without a sale at this symbol
 * @param removedGainMinor what these were worth at the last price when they left, less their cost
 * @param feesMinor paid; contained in costs and proceeds
 */
public record Totals(
        long realisedMinor,
        long unknownProceedsMinor,
        long removedCostMinor,
        BigInteger removedGainMinor,
        long feesMinor) {
    /** Of a position that never was. */
    public static final Totals NONE = new Totals(0, 0, 0, BigInteger.ZERO, 0);

    Totals plus(Sale sale) {
        return new Totals(
                Math.addExact(realisedMinor, sale.realisedMinor()),
                Math.addExact(
                        unknownProceedsMinor, sale.proceedsMinor() - sale.knownProceedsMinor()),
                removedCostMinor,
                removedGainMinor,
                feesMinor);
    }

    Totals plusRemoved(long costMinor, BigInteger valueMinor) {
        return new Totals(
                realisedMinor,
                unknownProceedsMinor,
                Math.addExact(removedCostMinor, costMinor),
                removedGainMinor.add(valueMinor).subtract(BigInteger.valueOf(costMinor)),
                feesMinor);
    }

    Totals plusFee(long feeMinor) {
        return new Totals(
                realisedMinor,
                unknownProceedsMinor,
                removedCostMinor,
                removedGainMinor,
                Math.addExact(feesMinor, feeMinor));
    }
}
