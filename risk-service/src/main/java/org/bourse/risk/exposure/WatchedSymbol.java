package org.bourse.risk.exposure;

/**
 * A symbol quoted in the reference asset.
 *
 * @param minorPerTickLot minor units of the reference asset one lot costs at a price of one tick
 * @param sector what its exposure is added up by
 */
public record WatchedSymbol(int id, long minorPerTickLot, int sector) {
    public WatchedSymbol {
        if (minorPerTickLot <= 0) {
            throw new IllegalArgumentException("minorPerTickLot=" + minorPerTickLot);
        }
    }
}
