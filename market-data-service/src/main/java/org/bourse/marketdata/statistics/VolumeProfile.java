package org.bourse.marketdata.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.candle.Sums;
import org.bourse.marketdata.tape.PublicTrade;

/**
 * The volume at each price of one session day. No more prices are told apart than a fixed number:
 * when one more comes, twice as many ticks share a row, and again, until they fit. One thread at a
 * time.
 */
public final class VolumeProfile {
    private final int pricesMax;
    private long widthTicks = 1;
    private Map<Long, PriceVolume> volumes = new TreeMap<>();

    /**
     * @param pricesMax at least 2
     */
    public VolumeProfile(int pricesMax) {
        if (pricesMax < 2) {
            throw new IllegalArgumentException("pricesMax=" + pricesMax);
        }
        this.pricesMax = pricesMax;
    }

    public void add(PublicTrade trade) {
        boolean bought = !trade.auction() && trade.takerSide() == Side.BUY;
        add(new PriceVolume(trade.priceTicks(), trade.lots(), bought ? trade.lots() : 0));
    }

    /** Adds what was traded at one price, or in a range of prices that begins there. */
    public void add(PriceVolume volume) {
        put(volumes, volume);
        while (volumes.size() > pricesMax) {
            widthTicks *= 2;
            Map<Long, PriceVolume> wider = new TreeMap<>();
            volumes.values().forEach(one -> put(wider, one));
            volumes = wider;
        }
    }

    private void put(Map<Long, PriceVolume> into, PriceVolume volume) {
        long from = volume.fromTicks() - Math.floorMod(volume.fromTicks(), widthTicks);
        into.merge(
                from,
                new PriceVolume(from, volume.lots(), volume.takerBuyLots()),
                (a, b) ->
                        new PriceVolume(
                                from,
                                Sums.of(a.lots(), b.lots()),
                                Sums.of(a.takerBuyLots(), b.takerBuyLots())));
    }

    /** How many ticks share a row. */
    public long widthTicks() {
        return widthTicks;
    }

    /** Rows of what was traded, the lowest price first. */
    public List<PriceVolume> volumes() {
        return List.copyOf(volumes.values());
    }
}
