package org.bourse.marketdata.candle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bourse.marketdata.tape.PublicTrade;

/**
 * The newest candles of one symbol and interval, no more than a fixed number. Trades come in the
 * order of their ids, as the venue's log has them: one that came before, or late, is passed over
 * and changes nothing. One thread at a time.
 */
public final class CandleSeries {
    private final int symbol;
    private final Interval interval;
    private final int candlesMax;
    private final ArrayDeque<Candle> candles = new ArrayDeque<>();

    private boolean hasDropped;

    /**
     * @param symbol its number
     * @param candlesMax at least 1; an older candle leaves when one more begins
     */
    public CandleSeries(int symbol, Interval interval, int candlesMax) {
        if (candlesMax < 1) {
            throw new IllegalArgumentException("candlesMax=" + candlesMax);
        }
        this.symbol = symbol;
        this.interval = interval;
        this.candlesMax = candlesMax;
    }

    /**
     * Adds the next trade.
     *
     * @return the candle that ended with the trade before this one
     */
    public Optional<Candle> add(PublicTrade trade) {
        Candle last = candles.peekLast();
        if (last != null && trade.tradeId() <= last.lastTradeId()) {
            return Optional.empty();
        }
        Candle added = Candle.of(symbol, interval, trade);
        if (last != null && added.openMicros() == last.openMicros()) {
            candles.removeLast();
            candles.addLast(last.and(added));
            return Optional.empty();
        }
        if (candles.size() == candlesMax) {
            candles.removeFirst();
            hasDropped = true;
        }
        candles.addLast(added);
        return Optional.ofNullable(last);
    }

    /** The newest candle; it is still open while venue time is within its interval. */
    public Optional<Candle> newest() {
        return Optional.ofNullable(candles.peekLast());
    }

    /**
     * All trades from this moment on are in the candles held; the least moment if none was lost.
     */
    public long heldFromMicros() {
        Candle first = candles.peekFirst();
        return hasDropped && first != null ? first.openMicros() : Long.MIN_VALUE;
    }

    /** The first trade in the candles held; 0: there is none. */
    public long firstTradeId() {
        Candle first = candles.peekFirst();
        return first == null ? 0 : first.firstTradeId();
    }

    /**
     * Candles that begin within a time, oldest first.
     *
     * @param fromMicros the first moment
     * @param toMicros the first moment after it
     * @param newestFirst whether the newest are taken when there are more than {@code countMax}
     */
    public List<Candle> between(long fromMicros, long toMicros, int countMax, boolean newestFirst) {
        List<Candle> found = new ArrayList<>();
        Iterator<Candle> way = newestFirst ? candles.descendingIterator() : candles.iterator();
        while (found.size() < countMax && way.hasNext()) {
            Candle candle = way.next();
            boolean isEarly = candle.openMicros() < fromMicros;
            boolean isLate = candle.openMicros() >= toMicros;
            if (newestFirst ? isEarly : isLate) {
                break;
            }
            if (!isEarly && !isLate) {
                found.add(candle);
            }
        }
        return newestFirst ? found.reversed() : found;
    }
}
