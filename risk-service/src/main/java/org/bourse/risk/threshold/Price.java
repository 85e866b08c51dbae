package org.bourse.risk.threshold;

import java.math.BigInteger;

/**
 * What was paid for an asset in the last trade: so much of the reference asset for so much of it,
 * both in minor units and above 0.
 */
public record Price(long referenceMinor, long assetMinor) {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    public Price {
        if (referenceMinor <= 0 || assetMinor <= 0) {
            throw new IllegalArgumentException(referenceMinor + " for " + assetMinor);
        }
    }

    /** In minor units of the reference asset, rounded down; 2^63 - 1 at most. */
    long value(long minor) {
        return BigInteger.valueOf(minor)
                .multiply(BigInteger.valueOf(referenceMinor))
                .divide(BigInteger.valueOf(assetMinor))
                .min(MAX)
                .longValueExact();
    }
}
