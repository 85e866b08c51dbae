package org.bourse.marketdata.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bourse.calendars.Change;
import org.bourse.calendars.TradingCalendar;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.marketdata.candle.Interval;

/**
 * Counts the candles of one length that are missing between others, of those in whose time a
 * calendar's market trades. One thread at a time.
 */
public final class GapMeter {
    /** A closing call trades for a second: nobody misses that candle. */
    private static final long SESSION_MICROS_MIN = 60_000_000;

    /** Of a calendar so much is looked at, at once. */
    private static final Duration LOOK = Duration.ofDays(300);

    private final Interval interval;
    private final TradingCalendar calendar;
    private final int gapsMax;
    private final List<Gap> gaps = new ArrayList<>();
    private long lastMicros = Long.MIN_VALUE;
    private long missing;
    private long count;

    /**
     * @param gapsMax so many gaps are remembered, the first ones
     */
    public GapMeter(Interval interval, TradingCalendar calendar, int gapsMax) {
        this.interval = interval;
        this.calendar = calendar;
        this.gapsMax = gapsMax;
    }

    /** Something is there at this time; times ascend. */
    public void seen(long timeMicros) {
        long openMicros = interval.openMicros(timeMicros);
        if (lastMicros != Long.MIN_VALUE && openMicros > lastMicros + interval.micros()) {
            long between = missing(lastMicros + interval.micros(), openMicros);
            if (between > 0) {
                missing += between;
                count++;
                if (gaps.size() < gapsMax) {
                    gaps.add(
                            new Gap(
                                    time(lastMicros + interval.micros()),
                                    time(openMicros),
                                    between));
                }
            }
        }
        lastMicros = Math.max(lastMicros, openMicros);
    }

    /** Candles from a moment on, before another, in whose time the market trades. */
    private long missing(long fromMicros, long toMicros) {
        long found = 0;
        long nextMicros = fromMicros;
        Instant until = time(toMicros);
        Instant at = time(fromMicros);
        boolean trades = calendar.at(at).filter(GapMeter::isTrading).isPresent();
        while (at.isBefore(until)) {
            Instant lookedUntil = at.plus(LOOK).isBefore(until) ? at.plus(LOOK) : until;
            List<Change> phases = new ArrayList<>(calendar.phases(at, lookedUntil));
            for (int i = 0; i <= phases.size(); i++) {
                Instant end = i < phases.size() ? phases.get(i).at() : lookedUntil;
                if (trades) {
                    long first = Math.max(nextMicros, interval.openMicros(micros(at)));
                    long last = micros(end);
                    boolean isSession = last - micros(at) >= SESSION_MICROS_MIN;
                    if ((isSession || interval == Interval.SECOND) && last > first) {
                        long candles = Math.ceilDiv(last - first, interval.micros());
                        found += candles;
                        nextMicros = first + candles * interval.micros();
                    }
                }
                trades = i < phases.size() ? isTrading(phases.get(i)) : trades;
                at = end;
            }
        }
        return found;
    }

    private static boolean isTrading(Change phase) {
        return phase.state() == SymbolState.TRADING;
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    public Interval interval() {
        return interval;
    }

    /** Candles that are missing. */
    public long missing() {
        return missing;
    }

    /** In how many gaps they are missing. */
    public long count() {
        return count;
    }

    /** The first of the gaps. */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }
}
