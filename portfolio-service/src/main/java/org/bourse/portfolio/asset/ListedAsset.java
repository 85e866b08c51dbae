package org.bourse.portfolio.asset;

import org.bourse.contracts.Decimals;

/**
 * An asset the venue has listed; it never changes.
 *
 * @param number the venue's
 * @param scale how many decimals its minor unit has
 */
public record ListedAsset(int number, String code, int scale) {

    /** An amount in minor units as people write it. */
    public String print(long amountMinor) {
        return Decimals.print(amountMinor, scale);
    }

    /**
     * Reads a positive amount.
     *
     * @return minor units, or {@link Decimals#INVALID} when it is no positive decimal of this scale
     */
    public long parseAmount(String text) {
        long amountMinor = Decimals.parse(text, scale);
        return amountMinor >= 1 ? amountMinor : Decimals.INVALID;
    }
}
