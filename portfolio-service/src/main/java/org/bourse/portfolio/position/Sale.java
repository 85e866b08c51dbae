package org.bourse.portfolio.position;

/**
 * A sale and what it realised, in minor units of the quote asset.
 *
 * @param soldMicros venue time
 * @param lots sold
 * @param proceedsMinor notional less fee, of all of them
 * @param knownLots those whose cost is known
 * @param knownProceedsMinor their share of the proceeds: of a part, the floor
 * @param costMinor of the known ones
 */
public record Sale(
        long tradeId,
        int symbol,
        long soldMicros,
        long lots,
        long proceedsMinor,
        long knownLots,
        long knownProceedsMinor,
        long costMinor) {

    /** Proceeds less cost, as far as the cost is known. */
    public long realisedMinor() {
        return Math.subtractExact(knownProceedsMinor, costMinor);
    }
}
