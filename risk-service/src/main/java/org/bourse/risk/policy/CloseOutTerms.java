package org.bourse.risk.policy;

import java.util.Map;

/**
 * How positions are closed out.
 *
 * @param byAsset where each asset can be sold; what has no place there stays
 * @param sliceMinor of the reference asset: an order is worth about so much at most
 * @param partsMax but at least such a part of the position
 * @param stepsMax after so many steps it is given up
 * @param pauseMicros of venue time, after a step that did not sell all it was to
 */
public record CloseOutTerms(
        Map<Integer, Sellable> byAsset,
        long sliceMinor,
        int partsMax,
        int stepsMax,
        long pauseMicros) {
    public CloseOutTerms {
        byAsset = Map.copyOf(byAsset);
        if (sliceMinor < 1 || partsMax < 1 || stepsMax < 1 || pauseMicros < 0) {
            throw new IllegalArgumentException(sliceMinor + ", " + partsMax + ", " + stepsMax);
        }
    }

    /**
     * A symbol that sells an asset for the reference.
     *
     * @param lotMinor minor units of the asset in a lot
     */
    public record Sellable(int symbol, long lotMinor) {}

    /** In how many orders, each an equal part of what is left, a position would go; at least 1. */
    long parts(long valueMinor) {
        return valueMinor <= 0
                ? partsMax
                : Math.clamp(Math.ceilDiv(valueMinor, sliceMinor), 1, partsMax);
    }
}
