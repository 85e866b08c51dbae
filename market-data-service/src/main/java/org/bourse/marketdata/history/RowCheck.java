package org.bourse.marketdata.history;

import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.TickCheck;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.SourceBar;

/**
 * Checks the rows of one file in their order, by the checks of feeds, with limits that fit the
 * length of candles: prices move farther in a day than in a minute. One thread at a time.
 */
public final class RowCheck {
    private static final long PPM = 1_000_000;
    private static final long NO_AGE_MICROS = Long.MAX_VALUE / 4;

    private final CheckLimits limits;
    private final TickCheck ticks;
    private final long nowMicros;
    private long barMicros = Long.MIN_VALUE;

    /**
     * @param interval of the candles; a second for trades
     * @param nowMicros nothing is later
     */
    public RowCheck(Interval interval, long nowMicros) {
        limits = limits(interval);
        ticks = new TickCheck(limits);
        this.nowMicros = nowMicros;
    }

    /** What is believed of candles of this length, or of trades for a second. */
    static CheckLimits limits(Interval interval) {
        CheckLimits feeds = CheckLimits.standard();
        int bandPercent =
                switch (interval) {
                    case SECOND, MINUTE -> 10;
                    case FIVE_MINUTES, QUARTER -> 20;
                    case HOUR, FOUR_HOURS -> 30;
                    case DAY, WEEK -> 60;
                };
        double floorPercent =
                switch (interval) {
                    case SECOND -> 0.5;
                    case MINUTE -> 2;
                    case FIVE_MINUTES, QUARTER -> 5;
                    case HOUR, FOUR_HOURS -> 10;
                    case DAY, WEEK -> 30;
                };
        return new CheckLimits(
                bandPercent * PPM / 100,
                Long.MAX_VALUE,
                0,
                NO_AGE_MICROS,
                feeds.windowPrices(),
                feeds.outlierDeviations(),
                Math.round(floorPercent * PPM / 100),
                feeds.believedAfter());
    }

    /** Fine, or why the candle is refused. */
    public Finding check(HistoryBar row) {
        SourceBar bar = row.bar();
        if (bar.timeMicros() == barMicros) {
            return Finding.SEQUENCE_REPEATED;
        }
        if (Math.min(bar.lowTicks(), Math.min(bar.openTicks(), bar.closeTicks())) < 1) {
            return Finding.PRICE_NOT_POSITIVE;
        }
        if (isSpike(bar)) {
            return Finding.PRICE_BAND;
        }
        Finding finding = ticks.check(bar, nowMicros);
        if (finding == Finding.FINE) {
            barMicros = bar.timeMicros();
        }
        return finding;
    }

    /** A high or low that neither open nor close is near. */
    private boolean isSpike(SourceBar bar) {
        long higher = Math.max(bar.openTicks(), bar.closeTicks());
        long lower = Math.min(bar.openTicks(), bar.closeTicks());
        double band = (double) limits.bandPpm() / PPM;
        boolean hasShape = bar.lowTicks() <= lower && bar.highTicks() >= higher;
        return hasShape
                && (bar.highTicks() - higher > band * higher
                        || lower - bar.lowTicks() > band * lower);
    }

    /** Fine, or why the trade is refused. */
    public Finding check(HistoryTrade row) {
        return ticks.check(row.trade(), nowMicros);
    }

    /** How many trades are missing right before the one checked last. */
    public long lost() {
        return ticks.lost();
    }
}
