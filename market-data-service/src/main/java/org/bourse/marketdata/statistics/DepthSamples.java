package org.bourse.marketdata.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.bourse.marketdata.candle.Interval;

/**
 * What the books were like in the last minutes: one sample of each a minute of venue time, no more
 * than a fixed number. They are in memory only. Any thread may call.
 */
public final class DepthSamples {
    /** Of a row: when, the spread, then bids and asks of each band. */
    private static final int TIME = 0;

    private static final int SPREAD = 1;
    private static final int BANDS = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, ArrayDeque<long[]>> rows = new HashMap<>();
    private final int samplesMax;
    private long minute = Long.MIN_VALUE;

    /**
     * @param samplesMax of each symbol, at least 1; an older one leaves when one more comes
     */
    public DepthSamples(int samplesMax) {
        if (samplesMax < 1) {
            throw new IllegalArgumentException("samplesMax=" + samplesMax);
        }
        this.samplesMax = samplesMax;
    }

    /** True once in each minute: it is time to add a sample of each book. */
    public boolean isDue(long nowMicros) {
        lock.lock();
        try {
            long now = Interval.MINUTE.openMicros(nowMicros);
            boolean isDue = now > minute;
            minute = Math.max(minute, now);
            return isDue;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a sample; a book whose bids and asks cross in a call auction has no spread and is none.
     */
    public void add(int symbol, long nowMicros, DepthAnalysis analysis) {
        if (analysis.askTicks() <= analysis.bidTicks()) {
            return;
        }
        long[] row = new long[BANDS + 2 * analysis.bands().size()];
        row[TIME] = nowMicros;
        row[SPREAD] = analysis.askTicks() - analysis.bidTicks();
        int at = BANDS;
        for (DepthAnalysis.Band band : analysis.bands()) {
            row[at++] = band.bidLots();
            row[at++] = band.askLots();
        }
        lock.lock();
        try {
            ArrayDeque<long[]> samples = rows.computeIfAbsent(symbol, _ -> new ArrayDeque<>());
            if (samples.size() == samplesMax) {
                samples.removeFirst();
            }
            samples.addLast(row);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What a book was like within a time; empty without a sample.
     *
     * @param toMicros the first moment after it
     */
    public Optional<DepthSession> session(int symbol, long fromMicros, long toMicros) {
        List<long[]> within;
        lock.lock();
        try {
            within =
                    rows.getOrDefault(symbol, new ArrayDeque<>()).stream()
                            .filter(row -> row[TIME] >= fromMicros && row[TIME] < toMicros)
                            .toList();
        } finally {
            lock.unlock();
        }
        if (within.isEmpty()) {
            return Optional.empty();
        }
        List<DepthSession.Band> bands = new ArrayList<>();
        for (int i = 0; i < DepthAnalysis.BASIS_POINTS.size(); i++) {
            bands.add(
                    new DepthSession.Band(
                            DepthAnalysis.BASIS_POINTS.get(i),
                            column(within, BANDS + 2 * i),
                            column(within, BANDS + 2 * i + 1)));
        }
        return Optional.of(
                new DepthSession(
                        within.size(),
                        within.getFirst()[TIME],
                        within.getLast()[TIME],
                        column(within, SPREAD),
                        bands));
    }

    private static Distribution column(List<long[]> rows, int column) {
        return Distribution.of(rows.stream().mapToLong(row -> row[column]).toArray());
    }
}
