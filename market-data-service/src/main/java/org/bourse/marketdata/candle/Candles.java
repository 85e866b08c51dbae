package org.bourse.marketdata.candle;

import java.util.ArrayList;
import java.util.List;

/** Makes candles of candles. */
public final class Candles {
    private Candles() {}

    /**
     * Joins candles of one symbol, oldest first, into those of a longer interval. Candles of one
     * interval may be several; so batches become whole candles, too.
     */
    public static List<Candle> rolledUp(List<Candle> shorter, Interval interval) {
        List<Candle> longer = new ArrayList<>();
        for (Candle part : shorter) {
            Candle candle = part.within(interval);
            if (!longer.isEmpty() && longer.getLast().openMicros() == candle.openMicros()) {
                longer.set(longer.size() - 1, longer.getLast().and(candle));
            } else {
                longer.add(candle);
            }
        }
        return longer;
    }
}
