package org.bourse.portfolio.position;

/**
 * What is left of one purchase.
 *
 * @param tradeId of the purchase
 * @param acquiredMicros venue time of the purchase
 * @param lots at least 1
 * @param costMinor what was paid for them with the fee, in minor units of the quote asset
 */
public record TaxLot(long tradeId, long acquiredMicros, long lots, long costMinor) {
    public TaxLot {
        if (lots < 1) {
            throw new IllegalArgumentException("lots=" + lots);
        }
    }

    /** Together with a younger one. */
    TaxLot plus(TaxLot younger) {
        return new TaxLot(
                tradeId,
                acquiredMicros,
                Math.addExact(lots, younger.lots),
                Math.addExact(costMinor, younger.costMinor));
    }

    /** The cost of some of the lots: the floor of their share. */
    long costOf(long some) {
        return Shares.floor(costMinor, some, lots);
    }

    /** Without some of the lots, fewer than all, and their cost. */
    TaxLot less(long some) {
        return new TaxLot(tradeId, acquiredMicros, lots - some, costMinor - costOf(some));
    }
}
