package org.bourse.marketdata.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.board.BoardBounds;
import org.bourse.marketdata.board.MarketBoard;
import org.bourse.marketdata.candle.Candle;
import org.bourse.marketdata.candle.CandleSeries;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.candle.Trades;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.statistics.StatisticsBounds;
import org.bourse.marketdata.store.Past;
import org.bourse.marketdata.store.StoredTrade;
import org.bourse.marketdata.store.TradeQuery;
import org.bourse.marketdata.tape.AggregatedTrade;
import org.bourse.marketdata.tape.PublicTrade;
import org.bourse.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory that holds little and tables that are behind show together what one list of all would. */
class HistoriesTest {
    private static final long TIME = 1_700_000_000_123_456L;
    private static final int COUNT = 400;
    private static final int BEHIND = 5;
    private static final int MANY = 100_000;

    private final MarketStatistics statistics =
            new MarketStatistics(new StatisticsBounds(8, 10, 10));
    private final MarketBoard board = new MarketBoard(new BoardBounds(20, 10, 10), statistics);

    private static List<PublicTrade> thrown(long seed) {
        return Trades.thrown(new Random(seed), COUNT, TIME);
    }

    /** With all trades, of which the tables do not have the newest. */
    private Histories histories(List<PublicTrade> trades) {
        board.apply(Demo.listing());
        for (PublicTrade trade : trades) {
            statistics.apply(Trades.record(1, trade));
            board.apply(Trades.record(1, trade));
        }
        return new Histories(board, statistics, new Tables(trades.subList(0, COUNT - BEHIND)));
    }

    private record Tables(List<PublicTrade> trades, long reachedId) implements Past {
        Tables(List<PublicTrade> trades) {
            this(trades, trades.getLast().tradeId());
        }

        @Override
        public boolean reaches(long tradeId) {
            return tradeId <= reachedId;
        }

        @Override
        public List<StoredTrade> trades(TradeQuery query, int countMax) {
            return trades.stream()
                    .filter(query::matches)
                    .limit(countMax)
                    .map(it -> new StoredTrade(1, it, it.tradeId() % 2 == 0))
                    .toList();
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void pagesOfTradesAreWithoutAGap(long seed) {
        List<PublicTrade> trades = thrown(seed);
        Histories histories = histories(trades);
        Random dice = new Random(seed);
        for (int i = 0; i < 500; i++) {
            long id = dice.nextInt(3) == 0 ? 0 : dice.nextLong(COUNT * 3L + 10);
            long from = dice.nextInt(3) == 0 ? 0 : aTime(trades, dice);
            long to = dice.nextInt(3) == 0 ? TradeQuery.LAST_MICROS : aTime(trades, dice);
            TradeQuery query = new TradeQuery(1, id, from, to);
            int limit = 1 + dice.nextInt(60);

            List<PublicTrade> all = trades.stream().filter(query::matches).toList();
            List<PublicTrade> page = histories.trades(Demo.TERMS, query, limit);

            assertEquals(all.subList(0, Math.min(limit, all.size())), page, query.toString());
        }
    }

    private static long aTime(List<PublicTrade> trades, Random dice) {
        return trades.get(dice.nextInt(COUNT)).venueTimeMicros() + dice.nextInt(3) - 1;
    }

    @ParameterizedTest
    @EnumSource
    void candlesAreWithoutAGap(Interval interval) {
        List<PublicTrade> trades = thrown(interval.ordinal() + 10L);
        Histories histories = histories(trades);
        Random dice = new Random(interval.ordinal());
        CandleSeries whole = series(interval, trades);
        for (int i = 0; i < 300; i++) {
            OptionalLong start =
                    dice.nextInt(3) == 0
                            ? OptionalLong.empty()
                            : OptionalLong.of(aTime(trades, dice));
            OptionalLong end =
                    dice.nextInt(3) == 0
                            ? OptionalLong.empty()
                            : OptionalLong.of(aTime(trades, dice));
            int limit = 1 + dice.nextInt(30);

            assertEquals(
                    whole.between(
                            start.orElse(0),
                            end.orElse(TradeQuery.LAST_MICROS),
                            limit,
                            start.isEmpty()),
                    histories.candles(Demo.TERMS, interval, start, end, limit),
                    start + " " + end + " " + limit);
        }
    }

    @Test
    void whatIsRecentIsToldWithoutTheTables() {
        List<PublicTrade> trades = thrown(99);
        histories(trades);
        Histories alone = new Histories(board, statistics, new Away());
        PublicTrade newest = trades.getLast();

        assertEquals(
                List.of(newest),
                alone.trades(
                        Demo.TERMS,
                        new TradeQuery(1, newest.tradeId(), 0, TradeQuery.LAST_MICROS),
                        10));
        assertEquals(
                8,
                alone.candles(
                                Demo.TERMS,
                                Interval.SECOND,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                8)
                        .size());
        assertThrows(
                IllegalStateException.class,
                () ->
                        alone.candles(
                                Demo.TERMS,
                                Interval.SECOND,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                9));
    }

    private static final class Away implements Past {
        @Override
        public boolean reaches(long tradeId) {
            throw new IllegalStateException("away");
        }

        @Override
        public List<StoredTrade> trades(TradeQuery query, int countMax) {
            throw new IllegalStateException("away");
        }

        @Override
        public List<Candle> candles(
                int symbol,
                Interval interval,
                long fromMicros,
                long toMicros,
                int countMax,
                boolean newestFirst) {
            throw new IllegalStateException("away");
        }
    }

    @Test
    void candlesThatTheTablesDoNotHaveYetAreNotLeftOutInSilence() {
        List<PublicTrade> trades = thrown(7);
        histories(trades);
        Histories behind =
                new Histories(board, statistics, new Tables(trades.subList(0, COUNT / 2)));
        OptionalLong end = OptionalLong.of(trades.get(COUNT * 3 / 4).venueTimeMicros());

        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                behind.candles(
                                        Demo.TERMS,
                                        Interval.SECOND,
                                        OptionalLong.of(TIME),
                                        end,
                                        1_000));

        assertEquals("HISTORY_UNAVAILABLE", refused.problem().code());
        assertEquals(503, refused.problem().status());
    }

    @Test
    void tradesInMemoryAreToldThoughOlderOnesAreDropped() {
        List<PublicTrade> trades = thrown(8);
        histories(trades);
        long newestId = trades.getLast().tradeId();
        TradeQuery all = new TradeQuery(1, 1, 0, TradeQuery.LAST_MICROS);
        Histories dropped = new Histories(board, statistics, new Tables(List.of(), newestId));
        Histories behind = new Histories(board, statistics, new Tables(List.of(), 0));

        assertEquals(trades.subList(COUNT - 20, COUNT), dropped.trades(Demo.TERMS, all, 1_000));
        assertEquals(List.of(), behind.trades(Demo.TERMS, all, 1_000));
    }

    @Test
    void aggregatedTradesEndWhereAnotherBegins() {
        List<PublicTrade> trades = thrown(5);
        Histories histories = histories(trades);
        List<String> expected = new ArrayList<>();
        for (PublicTrade trade : trades.subList(0, COUNT - BEHIND)) {
            if (trade.tradeId() % 2 == 0 && !expected.isEmpty()) {
                String first = expected.removeLast().split(" ")[0];
                expected.add(first + " " + trade.tradeId());
            } else {
                expected.add(trade.tradeId() + " " + trade.tradeId());
            }
        }

        for (int limit : List.of(1, 2, 50, MANY)) {
            List<AggregatedTrade> joined =
                    histories.aggregated(new TradeQuery(1, 0, 0, TradeQuery.LAST_MICROS), limit);
            assertEquals(
                    expected.subList(0, Math.min(limit, expected.size())),
                    joined.stream().map(it -> it.firstTradeId() + " " + it.lastTradeId()).toList());
        }
    }
}
