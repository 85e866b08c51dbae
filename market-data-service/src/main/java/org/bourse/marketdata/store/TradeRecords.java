package org.bourse.marketdata.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bourse.contracts.v1.Trade;
import org.bourse.contracts.v1.TradeEvent;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.statistics.MarketStatistics;

/** What rows follow from records. */
final class TradeRecords {
    /** The intervals that have rows. */
    private static final List<Interval> STORED =
            List.of(Interval.SECOND, Interval.MINUTE, Interval.HOUR, Interval.DAY);

    private record Key(int symbol, Interval interval, long openMicros) {}

    private TradeRecords() {}

    /** In the order of the records. */
    static List<StoredTrade> trades(List<TradeEvents> records) {
        List<StoredTrade> trades = new ArrayList<>();
        for (TradeEvents record : records) {
            Map<Integer, Trade> before = new HashMap<>();
            for (TradeEvent event : record.getEventsList()) {
                if (event.hasTrade()) {
                    Trade trade = event.getTrade();
                    Trade last = before.put(trade.getSymbol(), trade);
                    trades.add(
                            new StoredTrade(
                                    trade.getSymbol(),
                                    MarketStatistics.publicTrade(record, trade),
                                    last != null && isJoined(last, trade)));
                }
            }
        }
        return trades;
    }

    private static boolean isJoined(Trade last, Trade trade) {
        return !last.getAuction()
                && !trade.getAuction()
                && last.getPriceTicks() == trade.getPriceTicks()
                && MarketStatistics.takerOrderId(last) == MarketStatistics.takerOrderId(trade);
    }

    /** What these trades add to the candles of each stored interval, each candle once. */
    static Map<Interval, List<Candle>> candles(List<StoredTrade> trades) {
        Map<Key, Candle> candles = new HashMap<>();
        for (StoredTrade one : trades) {
            Candle candle = Candle.of(one.symbol(), Interval.SECOND, one.trade());
            for (Interval interval : STORED) {
                candles.merge(
                        new Key(one.symbol(), interval, interval.openMicros(candle.openMicros())),
                        candle.within(interval),
                        Candle::and);
            }
        }
        Map<Interval, List<Candle>> byInterval = new HashMap<>();
        candles.forEach((key, candle) ->
                byInterval.computeIfAbsent(key.interval(), _ -> new ArrayList<>()).add(candle));
        return byInterval;
    }
}
