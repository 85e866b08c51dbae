package org.bourse.marketdata.board;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.statistics.Ticker;
import org.bourse.marketdata.stream.Kline;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.TickerNow;
import org.jspecify.annotations.Nullable;

/** What is new of a symbol's candles and its 24 hours. The board's lock guards it. */
final class TradedNews {
    /** The streams of candles. */
    static final Map<StreamKind, Interval> KLINES = klines();

    /** Candles that may close between two looks; of more only the newest are told. */
    private static final int CANDLES_MAX = 1_000;

    private final Map<StreamKind, Kline> told = new EnumMap<>(StreamKind.class);
    private final MarketStatistics statistics;
    private final int symbol;

    private @Nullable TickerNow toldTicker;

    TradedNews(int symbol, MarketStatistics statistics) {
        this.symbol = symbol;
        this.statistics = statistics;
    }

    private static Map<StreamKind, Interval> klines() {
        Map<StreamKind, Interval> klines = new EnumMap<>(StreamKind.class);
        for (StreamKind kind : StreamKind.values()) {
            if (kind.suffix().startsWith("kline_")) {
                String code = kind.suffix().substring("kline_".length());
                klines.put(kind, Interval.of(code).orElseThrow());
            }
        }
        return klines;
    }

    /**
     * The newest candle, for who begins with a stream; empty before the first trade.
     *
     * @param alone nobody else listens: what is told next is what is new since this one
     */
    Optional<Kline> begin(StreamKind kind, boolean alone) {
        Interval interval = Objects.requireNonNull(KLINES.get(kind));
        long nowMicros = statistics.reached().venueTimeMicros();
        Optional<Kline> newest =
                statistics
                        .newestCandle(symbol, interval)
                        .map(candle -> kline(kind, interval, candle, nowMicros));
        if (alone) {
            newest.ifPresent(it -> told.put(kind, it));
        }
        return newest;
    }

    /** The candles that changed or closed since they were told; those told are told now. */
    List<Kline> candles(StreamKind kind) {
        Interval interval = Objects.requireNonNull(KLINES.get(kind));
        Kline last = told.get(kind);
        long nowMicros = statistics.reached().venueTimeMicros();
        List<Kline> news = new ArrayList<>();
        // Who was told nothing began before the first trade: all is new.
        long fromMicros = last == null ? 0 : last.candle().openMicros();
        for (Candle candle : since(fromMicros, interval)) {
            Kline now = kline(kind, interval, candle, nowMicros);
            if (last == null || !last.candle().equals(candle) || last.closed() != now.closed()) {
                news.add(now);
            }
        }
        if (!news.isEmpty()) {
            told.put(kind, news.getLast());
        }
        return news;
    }

    private List<Candle> since(long fromMicros, Interval interval) {
        return statistics
                .candles(symbol, interval, fromMicros, Long.MAX_VALUE, CANDLES_MAX, true)
                .candles();
    }

    private static Kline kline(StreamKind kind, Interval interval, Candle candle, long nowMicros) {
        boolean closed = nowMicros >= candle.openMicros() + interval.micros();
        return new Kline(kind, interval, candle, closed, nowMicros);
    }

    /** Nobody listens. */
    void forget(StreamKind kind) {
        told.remove(kind);
    }

    TickerNow ticker(Optional<DepthSnapshot> best) {
        return new TickerNow(statistics.ticker(symbol), best);
    }

    /** The 24 hours if more than their window changed since they were told; they are told now. */
    Optional<TickerNow> changedTicker(Optional<DepthSnapshot> best) {
        TickerNow now = ticker(best);
        TickerNow last = toldTicker;
        if (last != null && isSame(last, now)) {
            return Optional.empty();
        }
        toldTicker = now;
        return Optional.of(now);
    }

    private static boolean isSame(TickerNow one, TickerNow other) {
        Ticker a = one.ticker();
        Ticker b = other.ticker();
        return a.traded().map(it -> it.openedAt(0)).equals(b.traded().map(it -> it.openedAt(0)))
                && a.lastTicks() == b.lastTicks()
                && a.previousCloseTicks() == b.previousCloseTicks()
                && levels(one).equals(levels(other));
    }

    private static List<Object> levels(TickerNow now) {
        return now.best().<List<Object>>map(it -> List.of(it.bids(), it.asks())).orElse(List.of());
    }
}
