package org.bourse.marketdata.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.source.tick.SourceTerms;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandleMakerTest {
    private static final SourceTerms TERMS = SourceTerms.of("BTC-USDT", "0.05", "0.002");
    private static final long TIME = 1_723_075_200_000_000L;

    private static List<HistoryCandle> made(Interval interval, List<HistoryTrade> trades) {
        CandleMaker maker = new CandleMaker(interval, TERMS);
        List<HistoryCandle> candles = new ArrayList<>();
        trades.forEach(it -> maker.add(it).ifPresent(candles::add));
        maker.end().ifPresent(candles::add);
        return candles;
    }

    private static List<HistoryTrade> thrown(Random dice, int count, boolean sidesKnown) {
        List<HistoryTrade> trades = new ArrayList<>();
        long micros = TIME;
        long id = 1 + dice.nextInt(1_000);
        for (int i = 0; i < count; i++) {
            micros += dice.nextInt(3) == 0 ? dice.nextInt(4_000_000) : 0;
            long joined = dice.nextInt(3);
            trades.add(
                    new HistoryTrade(
                            new SourceTrade(
                                    TERMS.symbol(),
                                    micros,
                                    id,
                                    1 + dice.nextInt(50),
                                    1 + dice.nextInt(1_000),
                                    dice.nextBoolean()),
                            id,
                            id + joined,
                            sidesKnown));
            id += joined + 1;
        }
        return trades;
    }

    /** As one would with a pencil: by decimals, all trades of an interval at once. */
    private static HistoryCandle naive(long openMicros, List<HistoryTrade> trades) {
        List<BigDecimal> prices = trades.stream().map(CandleMakerTest::price).toList();
        List<HistoryTrade> bought =
                trades.stream().filter(it -> !it.trade().buyerIsMaker()).toList();
        return new HistoryCandle(
                openMicros,
                prices.getFirst(),
                prices.stream().max(Comparator.naturalOrder()).orElseThrow(),
                prices.stream().min(Comparator.naturalOrder()).orElseThrow(),
                prices.getLast(),
                volume(trades),
                amount(trades),
                trades.stream().mapToLong(it -> it.lastId() - it.firstId() + 1).sum(),
                volume(bought),
                amount(bought),
                trades.getFirst().firstId(),
                trades.getLast().lastId());
    }

    private static BigDecimal price(HistoryTrade trade) {
        return new BigDecimal("0.05").multiply(BigDecimal.valueOf(trade.trade().priceTicks()));
    }

    private static BigDecimal quantity(HistoryTrade trade) {
        return new BigDecimal("0.002").multiply(BigDecimal.valueOf(trade.trade().lots()));
    }

    private static BigDecimal volume(List<HistoryTrade> trades) {
        return trades.stream()
                .map(CandleMakerTest::quantity)
                .reduce(new BigDecimal("0.000"), BigDecimal::add);
    }

    private static BigDecimal amount(List<HistoryTrade> trades) {
        return trades.stream()
                .map(it -> price(it).multiply(quantity(it)))
                .reduce(new BigDecimal("0.00000"), BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void candlesAreWhatTheTradesSay(long seed) {
        Random dice = new Random(seed);
        List<HistoryTrade> trades = thrown(dice, 2_000, true);
        for (Interval interval : List.of(Interval.SECOND, Interval.MINUTE, Interval.WEEK)) {
            Map<Long, List<HistoryTrade>> byOpen =
                    trades.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            it ->
                                                    Math.floorDiv(
                                                                            it.trade().timeMicros()
                                                                                    - monday(
                                                                                            interval),
                                                                            interval.micros())
                                                                    * interval.micros()
                                                            + monday(interval),
                                            TreeMap::new,
                                            Collectors.toList()));
            List<HistoryCandle> expected = new ArrayList<>();
            byOpen.forEach((open, of) -> expected.add(naive(open, of)));

            assertEquals(expected, made(interval, trades));
        }
    }

    private static long monday(Interval interval) {
        return interval == Interval.WEEK ? 4 * 86_400_000_000L : 0;
    }

    @Test
    void whatIsNotToldIsNotInvented() {
        HistoryTrade trade =
                new HistoryTrade(
                        new SourceTrade(TERMS.symbol(), TIME, 0, 10, 1, false), 0, 0, false);

        HistoryCandle candle = made(Interval.SECOND, List.of(trade)).getFirst();

        assertEquals(1L, candle.trades());
        assertEquals(null, candle.takerBuyVolume());
        assertEquals(null, candle.firstTradeId());
    }

    @Test
    void sumsHaveNoBound() {
        SourceTrade huge =
                new SourceTrade(TERMS.symbol(), TIME, 1, Long.MAX_VALUE, Long.MAX_VALUE, false);
        HistoryTrade trade = new HistoryTrade(huge, 1, 1, true);

        HistoryCandle candle = made(Interval.DAY, List.of(trade, trade, trade)).getFirst();

        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        assertEquals(most.multiply(most).multiply(new BigDecimal("0.00030")), candle.quoteVolume());
    }
}
