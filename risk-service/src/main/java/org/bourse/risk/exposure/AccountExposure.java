package org.bourse.risk.exposure;

import java.util.HashMap;
import java.util.Map;

/** What one account gained and holds. Values are minor units of the reference asset. */
public final class AccountExposure {
    private final Map<Market, Long> lots = new HashMap<>();
    private final Map<Integer, Long> sectors = new HashMap<>();
    private long gainMinor;
    private long peakMinor;
    private long gainAtDayStartMinor;
    private int day;

    AccountExposure(int day) {
        this.day = day;
    }

    /** Gained since the start of the venue's day, fees paid; negative is a loss. */
    public long dayGainMinor() {
        return Math.subtractExact(gainMinor, gainAtDayStartMinor);
    }

    /** How far the gain is below the greatest it ever was; not negative. */
    public long drawdownMinor() {
        return Math.subtractExact(peakMinor, gainMinor);
    }

    /** In how many symbols it has a position. */
    public int openPositions() {
        return lots.size();
    }

    /** The absolute value of its positions in a sector, at last prices. */
    public long sectorExposureMinor(int sector) {
        return sectors.getOrDefault(sector, 0L);
    }

    /** The day the gain of the day is of, in days since the Unix epoch. */
    public int day() {
        return day;
    }

    long lots(Market market) {
        return lots.getOrDefault(market, 0L);
    }

    void rollTo(int today) {
        if (today > day) {
            day = today;
            gainAtDayStartMinor = gainMinor;
        }
    }

    void beforeMark(Market market) {
        long valueMinor = market.valueMinor(lots(market));
        addExposure(market, -Math.absExact(valueMinor));
        gainMinor = Math.subtractExact(gainMinor, valueMinor);
    }

    /** Settles what {@link #beforeMark} took out; a gain only when there was a price before. */
    void afterMark(Market market, boolean gains) {
        long valueMinor = market.valueMinor(lots(market));
        addExposure(market, Math.absExact(valueMinor));
        if (gains) {
            gain(valueMinor);
        }
    }

    void gain(long minor) {
        gainMinor = Math.addExact(gainMinor, minor);
        peakMinor = Math.max(peakMinor, gainMinor);
    }

    /** At the last price, so that the change itself gains nothing. */
    void change(Market market, long byLots) {
        long before = lots(market);
        long after = Math.addExact(before, byLots);
        addExposure(market, -Math.absExact(market.valueMinor(before)));
        addExposure(market, Math.absExact(market.valueMinor(after)));
        if (after == 0) {
            lots.remove(market);
        } else {
            lots.put(market, after);
        }
        market.holds(this, after != 0);
    }

    private void addExposure(Market market, long minor) {
        int sector = market.symbol.sector();
        long sum = Math.addExact(sectorExposureMinor(sector), minor);
        if (sum == 0) {
            sectors.remove(sector);
        } else {
            sectors.put(sector, sum);
        }
    }
}
