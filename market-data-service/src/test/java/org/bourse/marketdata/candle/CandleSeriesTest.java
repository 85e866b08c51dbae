package org.bourse.marketdata.candle;

import static org.bourse.marketdata.candle.Trades.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.tape.PublicTrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleSeriesTest {
    private static final int MANY = 100_000;
    private static final long TIME = 1_700_000_000_123_456L;

    private static CandleSeries series(Interval interval, List<PublicTrade> trades) {
        CandleSeries series = new CandleSeries(1, interval, MANY);
        trades.forEach(series::add);
        return series;
    }

    private static List<Candle> all(CandleSeries series) {
        return series.between(Long.MIN_VALUE, Long.MAX_VALUE, MANY, false);
    }

    @ParameterizedTest
    @EnumSource
    void equalsItsNaiveTwin(Interval interval) {
        for (long seed = 1; seed <= 50; seed++) {
            List<PublicTrade> trades = Trades.thrown(new Random(seed), 1_000, TIME - seed * 1_000);

            assertEquals(
                    NaiveCandles.of(1, interval, trades),
                    all(series(interval, trades)),
                    "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void storedCandlesMakeUpTheLongerOnes(Interval interval) {
        for (long seed = 1; seed <= 20; seed++) {
            List<PublicTrade> trades = Trades.thrown(new Random(seed), 1_000, TIME);
            List<Candle> stored = all(series(interval.stored(), trades));

            assertEquals(
                    NaiveCandles.of(1, interval, trades),
                    Candles.rolledUp(stored, interval),
                    "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void repeatedAndLateTradesChangeNothing(long seed) {
        Random dice = new Random(seed);
        List<PublicTrade> trades = Trades.thrown(dice, 500, TIME);
        List<PublicTrade> disturbed = new ArrayList<>();
        for (PublicTrade next : trades) {
            disturbed.add(next);
            if (dice.nextInt(3) == 0) {
                disturbed.add(disturbed.get(dice.nextInt(disturbed.size())));
            }
        }

        assertEquals(all(series(Interval.MINUTE, trades)), all(series(Interval.MINUTE, disturbed)));
    }

    @Test
    void anIntervalWithoutTradesHasNoCandle() {
        CandleSeries series =
                series(Interval.SECOND, List.of(trade(1, 0, 100, 1), trade(2, 5_000_000, 101, 1)));

        assertEquals(
                List.of(0L, 5_000_000L), all(series).stream().map(Candle::openMicros).toList());
    }

    @Test
    void aCandleEndsWithTheFirstTradeAfterIt() {
        CandleSeries series = new CandleSeries(1, Interval.SECOND, MANY);

        assertEquals(Optional.empty(), series.add(trade(1, 999_999, 100, 1)));
        assertEquals(
                Optional.of(new Candle(1, 0, 100, 100, 100, 100, 1, 100, 1, 1, 100, 1, 1)),
                series.add(trade(2, 1_000_000, 100, 1)));
    }

    @Test
    void sumsStayAtTheGreatestNumber() {
        PublicTrade most =
                new PublicTrade(1, 1, Long.MAX_VALUE, Long.MAX_VALUE - 1, 0, Side.BUY, false);
        PublicTrade more = new PublicTrade(2, 1, 2, 1, 0, Side.BUY, false);
        PublicTrade evenMore = new PublicTrade(3, 1, 2, 1, 0, Side.BUY, false);

        Candle candle = series(Interval.DAY, List.of(most, more, evenMore)).newest().orElseThrow();

        assertEquals(Long.MAX_VALUE, candle.lots());
        assertEquals(Long.MAX_VALUE, candle.quoteMinor());
        assertEquals(Long.MAX_VALUE, candle.takerBuyLots());
    }

    @Test
    void keepsTheNewestAndSaysFromWhen() {
        CandleSeries series = new CandleSeries(1, Interval.SECOND, 2);
        series.add(trade(1, 0, 100, 1));
        series.add(trade(2, 1_000_000, 100, 1));
        assertEquals(Long.MIN_VALUE, series.heldFromMicros());

        series.add(trade(3, 2_000_000, 100, 1));

        assertEquals(1_000_000, series.heldFromMicros());
        assertEquals(2, all(series).size());
    }

    @Test
    void takesTheOldestOrTheNewestOfATime() {
        CandleSeries series = new CandleSeries(1, Interval.SECOND, MANY);
        for (int i = 0; i < 10; i++) {
            series.add(trade(i + 1, i * 1_000_000L, 100, 1));
        }

        assertEquals(
                List.of(2_000_000L, 3_000_000L),
                series.between(2_000_000, 8_000_000, 2, false).stream()
                        .map(Candle::openMicros)
                        .toList());
        assertEquals(
                List.of(6_000_000L, 7_000_000L),
                series.between(2_000_000, 8_000_000, 2, true).stream()
                        .map(Candle::openMicros)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void intervalsBeginByTheCalendar(Interval interval) {
        Random dice = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long micros = dice.nextLong(4_000_000_000_000_000L);
            assertEquals(NaiveCandles.open(interval, micros), interval.openMicros(micros));
        }
        assertEquals(Optional.of(interval), Interval.of(interval.code()));
    }
}
