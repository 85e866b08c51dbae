package org.bourse.order.lifecycle;

/**
 * The sum of an order's fills.
 *
 * @param notionalMinor in minor units of the quote asset
 * @param feeMinor in minor units of the quote asset; negative: more rebates than fees
 */
public record Executed(long lots, long notionalMinor, long feeMinor) {
    public static final Executed NOTHING = new Executed(0, 0, 0);

    public Executed {
        if (lots < 0 || notionalMinor < 0) {
            throw new IllegalArgumentException("lots=" + lots + " notionalMinor=" + notionalMinor);
        }
    }

    public Executed plus(Fill fill) {
        return new Executed(
                Math.addExact(lots, fill.lots()),
                Math.addExact(notionalMinor, fill.notionalMinor()),
                Math.addExact(feeMinor, fill.feeMinor()));
    }
}
