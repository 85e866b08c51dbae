package org.bourse.marketdata.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.candle.Trades;
import org.bourse.marketdata.tape.AggregatedTrade;
import org.bourse.marketdata.tape.PublicTrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketStatisticsTest {
    private static final long MINUTE = 60_000_000;
    private static final long TIME = 1_700_000_000_000_000L;

    private final MarketStatistics statistics =
            new MarketStatistics(new StatisticsBounds(10, 3, 4));

    private static TradeEvents step(PublicTrade... trades) {
        return Trades.record(1, trades);
    }

    /** The ticker the slow way, from all trades. */
    private static Ticker naive(List<PublicTrade> trades, long now) {
        long from = now / MINUTE * MINUTE - 1_439 * MINUTE;
        Candle traded = null;
        long before = 0;
        for (PublicTrade trade : trades) {
            if (trade.venueTimeMicros() < from) {
                before = trade.priceTicks();
            } else {
                Candle one = Candle.of(1, Interval.SECOND, trade);
                traded = traded == null ? one.openedAt(from) : traded.and(one);
            }
        }
        return new Ticker(
                from,
                now,
                Optional.ofNullable(traded),
                trades.isEmpty() ? 0 : trades.getLast().priceTicks(),
                before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTickerEqualsItsNaiveTwinAtEveryMoment(long seed) {
        Random dice = new Random(seed);
        List<PublicTrade> trades = Trades.thrown(dice, 400, TIME + seed);
        List<PublicTrade> known = new ArrayList<>();
        for (PublicTrade trade : trades) {
            statistics.apply(step(trade));
            known.add(trade);
            assertEquals(naive(known, trade.venueTimeMicros()), statistics.ticker(1));
            assertEquals(naive(known, trade.venueTimeMicros()), statistics.ticker(1));
        }
        long last = known.getLast().venueTimeMicros();
        for (int i = 1; i <= 1_500; i++) {
            statistics.apply(Trades.progress(last + i * MINUTE));
            assertEquals(naive(known, last + i * MINUTE), statistics.ticker(1));
        }
        assertEquals(Optional.empty(), statistics.ticker(1).traded());
    }

    @Test
    void theAverageIsOfFiveMinutesAndThenTheLastPrice() {
        assertEquals(Optional.empty(), statistics.averagePrice(1));
        statistics.apply(step(Trades.trade(1, 0, 100, 5)));
        statistics.apply(step(Trades.trade(2, 4 * MINUTE, 200, 1)));
        assertEquals(Optional.of(new AveragePrice(6, 700, 200)), statistics.averagePrice(1));

        statistics.apply(Trades.progress(5 * MINUTE));
        assertEquals(Optional.of(new AveragePrice(1, 200, 200)), statistics.averagePrice(1));

        statistics.apply(Trades.progress(9 * MINUTE));
        assertEquals(Optional.of(new AveragePrice(0, 0, 200)), statistics.averagePrice(1));
    }

    @Test
    void aCandleIsOpenWhileVenueTimeIsInIt() {
        statistics.apply(step(Trades.trade(1, MINUTE + 1, 100, 5)));
        assertTrue(statistics.openCandle(1, Interval.MINUTE).isPresent());

        statistics.apply(Trades.progress(2 * MINUTE));

        assertEquals(Optional.empty(), statistics.openCandle(1, Interval.MINUTE));
        assertTrue(statistics.openCandle(1, Interval.HOUR).isPresent());
        assertEquals(5, statistics.newestCandle(1, Interval.MINUTE).orElseThrow().lots());
    }

    @Test
    void tradesOfOneOrderAtOnePriceAreOne() {
        statistics.apply(
                step(
                        Trades.trade(1, 0, 100, 5),
                        Trades.trade(2, 0, 100, 3),
                        Trades.trade(3, 0, 101, 1)));
        statistics.apply(step(Trades.trade(4, 0, 101, 1)));

        assertEquals(
                List.of(
                        new AggregatedTrade(1, 2, 100, 8, 800, 0, Side.BUY, false),
                        new AggregatedTrade(3, 3, 101, 1, 101, 0, Side.BUY, false),
                        new AggregatedTrade(4, 4, 101, 1, 101, 0, Side.BUY, false)),
                statistics.aggregated(1, 10));
        assertEquals(1, statistics.aggregated(1, 1).size());
    }

    @Test
    void repeatedRecordsChangeNothing() {
        TradeEvents record = step(Trades.trade(1, 0, 100, 5));
        statistics.apply(record);
        Ticker before = statistics.ticker(1);

        statistics.apply(record);

        assertEquals(before, statistics.ticker(1));
        assertEquals(1, statistics.aggregated(1, 10).size());
        assertEquals(
                5, statistics.profile(1, 0, it -> it.orElseThrow().volumes()).getFirst().lots());
        assertEquals(new MarketStatistics.Reached(5, 0), statistics.reached());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theProfileEqualsItsNaiveTwinInRowsOfItsWidth(long seed) {
        VolumeProfile profile = new VolumeProfile(8);
        TreeMap<Long, Long> exact = new TreeMap<>();
        for (PublicTrade trade : Trades.thrown(new Random(seed), 300, TIME)) {
            profile.add(trade);
            exact.merge(trade.priceTicks(), trade.lots(), Long::sum);
            TreeMap<Long, Long> rows = new TreeMap<>();
            exact.forEach((price, lots) ->
                    rows.merge(
                            price / profile.widthTicks() * profile.widthTicks(), lots, Long::sum));
            TreeMap<Long, Long> told = new TreeMap<>();
            profile.volumes().forEach(it -> told.put(it.fromTicks(), it.lots()));
            assertEquals(rows, told);
            assertTrue(told.size() <= 8);
        }
    }
}
