package org.bourse.risk.tier;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Adds up what accounts traded over a window of days, in the reference asset. */
public final class Volumes {
    private final ReferencePrices prices;
    private final Map<Long, BigInteger> sums = new HashMap<>();

    public Volumes(ReferencePrices prices) {
        this.prices = prices;
    }

    /** What nobody has a price for counts nothing. */
    public void add(long account, int asset, int day, long volumeMinor) {
        prices.convert(asset, day, volumeMinor)
                .ifPresent(value -> sums.merge(account, value, BigInteger::add));
    }

    /** By account, in minor units of the reference asset; absent is 0. */
    public Map<Long, Long> minor() {
        Map<Long, Long> volumes = new HashMap<>();
        sums.forEach((account, sum) -> volumes.put(account, ReferencePrices.clamp(sum)));
        return volumes;
    }
}
