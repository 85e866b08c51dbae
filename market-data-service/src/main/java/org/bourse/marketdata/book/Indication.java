package org.bourse.marketdata.book;

import org.bourse.contracts.v1.IndicativePrice;
import org.bourse.contracts.v1.Side;

/**
 * What a call auction would trade if it ended at this moment.
 *
 * @param priceTicks 0: nothing
 * @param surplusLots of the side that has more at this price than the other
 */
public record Indication(
        long priceTicks, long lots, long surplusLots, Side surplusSide, long venueTimeMicros) {

    public static Indication of(IndicativePrice event, long venueTimeMicros) {
        return new Indication(
                event.getPriceTicks(),
                event.getLots(),
                event.getSurplusLots(),
                event.getSurplusSide(),
                venueTimeMicros);
    }
}
