package org.bourse.marketdata.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.tape.AggregatedTrade;
import org.bourse.marketdata.tape.PublicTrade;

/**
 * The statistics of all symbols, built from {@code trade-events}. Any thread may call; a lock of
 * its own guards it, under which nothing is called and nothing waits, so it may be asked under
 * another lock. To ask for an open candle or a ticker costs no more than a microsecond or two, once
 * a minute some ten.
 */
public final class MarketStatistics {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, SymbolStatistics> symbols = new HashMap<>();
    private final StatisticsBounds bounds;

    private long venueTimeMicros;
    private long position = -1;

    public MarketStatistics(StatisticsBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * How far the venue's trades are known.
     *
     * @param position of the newest command; -1: none
     * @param venueTimeMicros of that command
     */
    public record Reached(long position, long venueTimeMicros) {}

    /**
     * Candles of which all from a moment on are held in memory.
     *
     * @param heldFromMicros that moment
     * @param firstTradeId the first trade held; 0: there is none
     */
    public record Held(List<Candle> candles, long heldFromMicros, long firstTradeId) {
        public Held {
            candles = List.copyOf(candles);
        }
    }

    /** Takes one record of {@code trade-events}. */
    public void apply(TradeEvents events) {
        lock.lock();
        try {
            venueTimeMicros = Math.max(venueTimeMicros, events.getHeader().getVenueTimeMicros());
            position = events.getHeader().getPosition();
            Map<Integer, SymbolStatistics> touched = new HashMap<>();
            for (TradeEvent event : events.getEventsList()) {
                if (event.hasTrade()) {
                    Trade trade = event.getTrade();
                    SymbolStatistics symbol = symbol(trade.getSymbol());
                    symbol.add(publicTrade(events, trade), takerOrderId(trade));
                    touched.put(trade.getSymbol(), symbol);
                }
            }
            touched.values().forEach(SymbolStatistics::end);
        } finally {
            lock.unlock();
        }
    }

    /** A trade of a record, without its parties. */
    public static PublicTrade publicTrade(TradeEvents record, Trade trade) {
        return new PublicTrade(
                trade.getTradeId(),
                trade.getPriceTicks(),
                trade.getLots(),
                trade.getNotionalMinor(),
                record.getHeader().getVenueTimeMicros(),
                trade.getTakerSide(),
                trade.getAuction());
    }

    /** The order that took; of no meaning in a call auction. */
    public static long takerOrderId(Trade trade) {
        return trade.getTakerSide() == Side.BUY
                ? trade.getBuyerOrderId()
                : trade.getSellerOrderId();
    }

    public Reached reached() {
        lock.lock();
        try {
            return new Reached(position, venueTimeMicros);
        } finally {
            lock.unlock();
        }
    }

    /** The candle of the interval that venue time is in; empty before its first trade. */
    public Optional<Candle> openCandle(int symbol, Interval interval) {
        return ask(
                symbol,
                it ->
                        it.series(interval)
                                .newest()
                                .filter(candle ->
                                        candle.openMicros()
                                                == interval.openMicros(venueTimeMicros)));
    }

    /** The newest candle, open or not; empty before the symbol's first trade. */
    public Optional<Candle> newestCandle(int symbol, Interval interval) {
        return ask(symbol, it -> it.series(interval).newest());
    }

    /** What was traded in 24 hours. */
    public Ticker ticker(int symbol) {
        return ask(symbol, it -> it.ticker(venueTimeMicros));
    }

    /** Empty before the symbol's first trade. */
    public Optional<AveragePrice> averagePrice(int symbol) {
        return ask(symbol, it -> it.averagePrice(venueTimeMicros));
    }

    /**
     * Candles in memory that begin within a time, oldest first; the newest of them, or the oldest,
     * if there are more than {@code countMax}.
     */
    public Held candles(
            int symbol,
            Interval interval,
            long fromMicros,
            long toMicros,
            int countMax,
            boolean newestFirst) {
        return ask(
                symbol,
                it ->
                        new Held(
                                it.series(interval)
                                        .between(fromMicros, toMicros, countMax, newestFirst),
                                it.series(interval).heldFromMicros(),
                                it.series(interval).firstTradeId()));
    }

    /** The newest aggregated trades, newest last. */
    public List<AggregatedTrade> aggregated(int symbol, int countMax) {
        return ask(symbol, it -> it.aggregated(countMax));
    }

    /**
     * The volume at each price of a session day, a day in UTC. Held are two days with trades.
     *
     * @param ofDay told what is held of the day; empty: nothing. Called under the lock
     */
    public <T> T profile(int symbol, long dayMicros, Function<Optional<VolumeProfile>, T> ofDay) {
        return ask(symbol, it -> ofDay.apply(it.profile(Interval.DAY.openMicros(dayMicros))));
    }

    private <T> T ask(int symbol, Function<SymbolStatistics, T> question) {
        lock.lock();
        try {
            return question.apply(symbol(symbol));
        } finally {
            lock.unlock();
        }
    }

    private SymbolStatistics symbol(int number) {
        return symbols.computeIfAbsent(number, it -> new SymbolStatistics(it, bounds));
    }
}
