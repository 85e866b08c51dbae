package org.bourse.marketdata.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.board.BoardBounds;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.CandleSeries;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.candle.Trades;
import org.bourse.marketdata.history.HistoryCandle;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.statistics.StatisticsBounds;
import org.bourse.marketdata.store.ImportedCandle;
import org.bourse.marketdata.store.Imports;
import org.bourse.marketdata.store.Past;
import org.bourse.marketdata.store.StoredTrade;
import org.bourse.marketdata.store.TradeQuery;
import org.bourse.marketdata.tape.PublicTrade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Imported candles and the venue's own make one list, as if it had always been one. */
class KlinesTest {
    private static final long TIME = 1_700_000_000_123_456L;
    private static final int MANY = 100_000;

    private final MarketStatistics statistics =
            new MarketStatistics(new StatisticsBounds(8, 10, 10));
    private final MarketBoard board = new MarketBoard(new BoardBounds(20, 10, 10), statistics);

    /** Of one source, long before the venue's own and into them. */
    private record Imported(List<ImportedCandle> candles, OptionalLong firstOwn)
            implements Imports {
        @Override
        public Optional<String> backFill(String symbol) {
            return Optional.of("s");
        }

        @Override
        public boolean has(String symbol, String source) {
            return true;
        }

        @Override
        public OptionalLong firstOwnMicros(int symbol) {
            return firstOwn;
        }

        @Override
        public List<ImportedCandle> candles(
                String symbol,
                String source,
                Interval interval,
                long fromMicros,
                long toMicros,
                int countMax,
                boolean newestFirst) {
            List<ImportedCandle> within =
                    candles.stream()
                            .filter(it ->
                                    it.candle().openMicros() >= fromMicros
                                            && it.candle().openMicros() < toMicros)
                            .toList();
            int surplus = Math.max(0, within.size() - countMax);
            return newestFirst
                    ? within.subList(surplus, within.size())
                    : within.subList(0, within.size() - surplus);
        }
    }

    private record Tables(List<PublicTrade> trades) implements Past {
        @Override
        public boolean reaches(long tradeId) {
            return true;
        }

        @Override
        public List<StoredTrade> trades(TradeQuery query, int countMax) {
            throw new AssertionError("nobody asks for trades");
        }

        @Override
        public List<Candle> candles(
                int symbol,
                Interval interval,
                long fromMicros,
                long toMicros,
                int countMax,
                boolean newestFirst) {
            return series(interval, trades).between(fromMicros, toMicros, countMax, newestFirst);
        }
    }

    private static CandleSeries series(Interval interval, List<PublicTrade> trades) {
        CandleSeries series = new CandleSeries(1, interval, MANY);
        trades.forEach(series::add);
        return series;
    }

    private static List<ImportedCandle> imported(Interval interval, Random dice) {
        List<ImportedCandle> candles = new ArrayList<>();
        long begin = interval.openMicros(TIME) - 60 * interval.micros();
        for (int i = 0; i < 100; i++) {
            if (dice.nextInt(4) > 0) {
                BigDecimal price = BigDecimal.valueOf(1 + dice.nextInt(9));
                candles.add(
                        new ImportedCandle(
                                "s",
                                new HistoryCandle(
                                        begin + i * interval.micros(),
                                        price,
                                        price,
                                        price,
                                        price,
                                        price,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null)));
            }
        }
        return candles;
    }

    private Klines klines(List<PublicTrade> trades, Imports imports) {
        board.apply(Demo.listing());
        for (PublicTrade trade : trades) {
            statistics.apply(Trades.record(1, trade));
            board.apply(Trades.record(1, trade));
        }
        return new Klines(
                new Histories(board, statistics, new Tables(trades)), statistics, imports);
    }

    @ParameterizedTest
    @EnumSource
    void pagesAreWithoutAGap(Interval interval) {
        Random dice = new Random(interval.ordinal());
        List<PublicTrade> trades = Trades.thrown(new Random(interval.ordinal()), 200, TIME);
        List<ImportedCandle> imported = imported(interval, dice);
        long first = trades.getFirst().venueTimeMicros();
        Klines klines = klines(trades, new Imported(imported, OptionalLong.of(first)));
        List<KlineView> all =
                new Klines.Page(
                                imported.stream()
                                        .filter(it ->
                                                it.candle().openMicros()
                                                        < interval.openMicros(first))
                                        .toList(),
                                series(interval, trades).between(0, Long.MAX_VALUE, MANY, false))
                        .views(Demo.TERMS);
        for (int i = 0; i < 400; i++) {
            OptionalLong start = thrown(interval, dice);
            OptionalLong end = thrown(interval, dice);
            int limit = 1 + dice.nextInt(80);
            List<KlineView> within =
                    all.stream()
                            .filter(it ->
                                    !it.openTime().isBefore(Times.of(start.orElse(0)))
                                            && it.openTime()
                                                    .isBefore(
                                                            Times.of(
                                                                    end.orElse(
                                                                            TradeQuery
                                                                                    .LAST_MICROS))))
                            .toList();
            int surplus = Math.max(0, within.size() - limit);

            assertEquals(
                    start.isEmpty()
                            ? within.subList(surplus, within.size())
                            : within.subList(0, within.size() - surplus),
                    klines.backFilled(Demo.TERMS, interval, start, end, limit).views(Demo.TERMS),
                    start + " " + end + " " + limit);
        }
    }

    private static OptionalLong thrown(Interval interval, Random dice) {
        return dice.nextInt(3) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(TIME + (dice.nextInt(140) - 70) * interval.micros());
    }

    @Test
    void aSymbolThatWasNeverTradedShowsWhatWasImported() {
        List<ImportedCandle> imported = imported(Interval.MINUTE, new Random(1));
        Klines klines = klines(List.of(), new Imported(imported, OptionalLong.empty()));

        assertEquals(
                imported,
                klines.backFilled(
                                Demo.TERMS,
                                Interval.MINUTE,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                MANY)
                        .imported());
    }

    @Test
    void ownCandlesAreOfNoSourceAndWhatIsNotToldIsZero() {
        KlineView imported = KlineView.of(imported(Interval.MINUTE, new Random(1)).getFirst());

        assertEquals("s", imported.source());
        assertEquals("0", imported.quoteVolume());
        assertEquals("0", imported.firstTradeId());
        assertEquals(0, imported.trades());
        List<PublicTrade> trades = Trades.thrown(new Random(1), 1, TIME);
        Candle own = Candle.of(1, Interval.MINUTE, trades.getFirst());
        assertNull(KlineView.of(Demo.TERMS, own).source());
    }
}
