package org.bourse.risk.surveillance;

import org.bourse.contracts.v1.Side;

/**
 * An order as others could see it.
 *
 * @param priceTicks 0 for one without a price
 * @param visibleLots what the book showed of it when it came
 * @param filledLots so far
 */
public record LiveOrder(
        long orderId,
        long account,
        int symbol,
        Side side,
        long priceTicks,
        long visibleLots,
        long filledLots,
        long placedMicros) {

    LiveOrder filled(long lots) {
        return new LiveOrder(
                orderId, account, symbol, side, priceTicks, visibleLots, lots, placedMicros);
    }

    /** Replaced: it stands where it stands from now on. */
    LiveOrder replaced(long atTicks, long lots, long nowMicros) {
        return new LiveOrder(orderId, account, symbol, side, atTicks, lots, filledLots, nowMicros);
    }
}
