package org.bourse.marketdata.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.CandleSeries;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.tape.AggregatedTrade;
import org.bourse.marketdata.tape.PublicTrade;
import org.bourse.marketdata.tape.TradeRun;
import org.jspecify.annotations.Nullable;

/** The statistics of one symbol. {@link MarketStatistics} guards it. */
final class SymbolStatistics {
    private static final int DAY_MINUTES = 1_440;
    private static final int AVERAGE_MINUTES = 5;

    /** Today's and yesterday's. */
    private static final int PROFILES_MAX = 2;

    private final Map<Interval, CandleSeries> series = new EnumMap<>(Interval.class);
    private final NavigableMap<Long, VolumeProfile> profiles = new TreeMap<>();
    private final ArrayDeque<AggregatedTrade> aggregated = new ArrayDeque<>();
    private final TradeRun run = new TradeRun();
    private final StatisticsBounds bounds;

    private long cachedMinute = Long.MIN_VALUE;
    private @Nullable Candle cachedDay;
    private long cachedPreviousClose;
    private long lastTradeId;

    SymbolStatistics(int symbol, StatisticsBounds bounds) {
        this.bounds = bounds;
        for (Interval interval : Interval.values()) {
            // The day's minutes, and the last one before them.
            int candlesMax =
                    interval == Interval.MINUTE
                            ? Math.max(bounds.candlesMax(), DAY_MINUTES + 1)
                            : bounds.candlesMax();
            series.put(interval, new CandleSeries(symbol, interval, candlesMax));
        }
    }

    /** Takes the next trade of a step; one that came before is passed over. */
    void add(PublicTrade trade, long takerOrderId) {
        if (trade.tradeId() <= lastTradeId) {
            return;
        }
        lastTradeId = trade.tradeId();
        series.values().forEach(one -> one.add(trade));
        run.add(trade, takerOrderId).ifPresent(this::add);
        long day = Interval.DAY.openMicros(trade.venueTimeMicros());
        profiles.computeIfAbsent(day, _ -> new VolumeProfile(bounds.pricesMax())).add(trade);
        if (profiles.size() > PROFILES_MAX) {
            profiles.pollFirstEntry();
        }
    }

    /** The step is over. */
    void end() {
        run.end().ifPresent(this::add);
    }

    private void add(AggregatedTrade trade) {
        if (aggregated.size() == bounds.aggregatedMax()) {
            aggregated.removeFirst();
        }
        aggregated.addLast(trade);
    }

    CandleSeries series(Interval interval) {
        CandleSeries known = series.get(interval);
        if (known == null) {
            throw new IllegalStateException("interval=" + interval);
        }
        return known;
    }

    /** The newest {@code countMax}, newest last. */
    List<AggregatedTrade> aggregated(int countMax) {
        List<AggregatedTrade> newest = new ArrayList<>();
        Iterator<AggregatedTrade> backwards = aggregated.descendingIterator();
        while (newest.size() < countMax && backwards.hasNext()) {
            newest.add(backwards.next());
        }
        return newest.reversed();
    }

    Optional<VolumeProfile> profile(long dayMicros) {
        return Optional.ofNullable(profiles.get(dayMicros));
    }

    Ticker ticker(long nowMicros) {
        CandleSeries minutes = series(Interval.MINUTE);
        long minute = Interval.MINUTE.openMicros(nowMicros);
        long from = minute - (DAY_MINUTES - 1) * Interval.MINUTE.micros();
        if (cachedMinute != minute) {
            cachedDay = joined(minutes, from, minute);
            List<Candle> older = minutes.between(Long.MIN_VALUE, from, 1, true);
            cachedPreviousClose = older.isEmpty() ? 0 : older.getFirst().closeTicks();
            cachedMinute = minute;
        }
        Candle now = joined(minutes, minute, Long.MAX_VALUE);
        Candle before = cachedDay;
        Candle traded = before == null ? now : now == null ? before : before.and(now);
        return new Ticker(
                from,
                nowMicros,
                Optional.ofNullable(traded).map(it -> it.openedAt(from)),
                minutes.newest().map(Candle::closeTicks).orElse(0L),
                cachedPreviousClose);
    }

    /** Empty before the first trade. */
    Optional<AveragePrice> averagePrice(long nowMicros) {
        CandleSeries minutes = series(Interval.MINUTE);
        long minute = Interval.MINUTE.openMicros(nowMicros);
        long from = minute - (AVERAGE_MINUTES - 1) * Interval.MINUTE.micros();
        Candle traded = joined(minutes, from, Long.MAX_VALUE);
        return minutes.newest()
                .map(last ->
                        traded == null
                                ? new AveragePrice(0, 0, last.closeTicks())
                                : new AveragePrice(
                                        traded.lots(), traded.quoteMinor(), last.closeTicks()));
    }

    private static @Nullable Candle joined(CandleSeries minutes, long from, long to) {
        Candle joined = null;
        for (Candle minute : minutes.between(from, to, Integer.MAX_VALUE, true).reversed()) {
            joined = joined == null ? minute : minute.and(joined);
        }
        return joined;
    }
}
