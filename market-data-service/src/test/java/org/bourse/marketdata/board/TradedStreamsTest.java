package org.bourse.marketdata.board;

import static org.bourse.contracts.v1.Side.BUY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.statistics.MarketStatistics;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Candles and tickers as streams tell them. */
class TradedStreamsTest {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long START_MICROS = 1_700_000_040L * SECOND_MICROS;
    private static final StreamName MINUTES = StreamName.of("BTC-USDT", StreamKind.KLINE_1M);
    private static final StreamName TICKER = StreamName.of("BTC-USDT", StreamKind.TICKER);
    private static final StreamName ALL = StreamName.of(StreamKind.ALL_MINI_TICKERS);

    private final MarketStatistics statistics = Demo.statistics();
    private final MarketBoard board = new MarketBoard(new BoardBounds(10, 10, 10), statistics);
    private final FrameReader reader = new FrameReader();
    private int tradeId;

    @BeforeEach
    void begin() {
        board.apply(Demo.listing());
        board.apply(Demo.book(0, Demo.image(0, List.of(), List.of())));
    }

    @Test
    void aCandleIsToldWhenItChangesAndWhenItCloses() {
        trade(0, 100, 1);
        board.subscribe(MINUTES, reader);
        board.tellCandles();
        board.tellCandles();
        trade(30, 102, 2);
        trade(31, 101, 3);
        board.tellCandles();
        time(60);
        board.tellCandles();
        time(90);
        board.tellCandles();
        trade(121, 99, 1);
        board.tellCandles();

        assertEquals(
                List.of(
                        "0 1 1 1 1 1 false",
                        "0 3 1 1.02 1 1.01 false",
                        "0 3 1 1.02 1 1.01 true",
                        "120 1 0.99 0.99 0.99 0.99 false"),
                reader.texts().stream().map(TradedStreamsTest::kline).toList());
    }

    /** Second of opening, trades, open, high, low, close, closed. */
    private static String kline(String text) {
        String opened = text.replaceAll(".*\"k\":\\{\"t\":(\\d+).*", "$1");
        return (Long.parseLong(opened) - START_MICROS / 1_000) / 1_000
                + text.replaceAll(
                        ".*\"o\":\"(.*)\",\"h\":\"(.*)\",\"l\":\"(.*)\",\"c\":\"(.*?)\",.*"
                                + "\"n\":(\\d+),.*\"x\":(\\w+).*",
                        " $5 $1 $2 $3 $4 $6");
    }

    @Test
    void theCloseOfTheCandleASubscriberBeganWithIsTold() {
        trade(50, 100, 1);
        board.subscribe(MINUTES, reader);
        trade(61, 102, 1);
        board.tellCandles();

        assertEquals(
                List.of("0 1 1 1 1 1 false", "0 1 1 1 1 1 true", "60 1 1.02 1.02 1.02 1.02 false"),
                reader.texts().stream().map(TradedStreamsTest::kline).toList());
    }

    @Test
    void whoBeganBeforeTheFirstTradeIsToldOfAllCandles() {
        board.subscribe(MINUTES, reader);
        trade(59, 100, 1);
        trade(61, 102, 1);
        board.tellCandles();

        assertEquals(
                List.of("0 1 1 1 1 1 true", "60 1 1.02 1.02 1.02 1.02 false"),
                reader.texts().stream().map(TradedStreamsTest::kline).toList());
    }

    @Test
    void whatANewcomerBeginsWithIsNewToThoseBeforeHim() {
        board.subscribe(MINUTES, reader);
        trade(1, 100, 1);
        board.subscribe(MINUTES, new FrameReader());
        board.tellCandles();

        assertEquals(
                List.of("0 1 1 1 1 1 false"),
                reader.texts().stream().map(TradedStreamsTest::kline).toList());
    }

    /** The newcomer is told more than the others were; they are told it as well. */
    @Test
    void aNewcomerTakesNothingFromTheOthers() {
        trade(0, 100, 1);
        board.subscribe(MINUTES, reader);
        trade(1, 101, 1);
        board.subscribe(MINUTES, new FrameReader());
        board.tellCandles();

        assertEquals(
                List.of("0 1 1 1 1 1 false", "0 2 1 1.01 1 1.01 false"),
                reader.texts().stream().map(TradedStreamsTest::kline).toList());
    }

    @Test
    void candlesThatCloseBetweenTwoLooksAreAllTold() {
        trade(0, 100, 1);
        board.subscribe(MINUTES, reader);
        board.tellCandles();
        trade(10, 101, 1);
        trade(61, 102, 1);
        trade(122, 103, 1);
        reader.frames.clear();
        board.tellCandles();

        assertEquals(
                List.of(
                        "0 2 1 1.01 1 1.01 true",
                        "60 1 1.02 1.02 1.02 1.02 true",
                        "120 1 1.03 1.03 1.03 1.03 false"),
                reader.texts().stream().map(TradedStreamsTest::kline).toList());
    }

    @Test
    void theTickerIsToldWhenItChanges() {
        board.subscribe(TICKER, reader);
        board.tellTickers();
        board.tellTickers();
        trade(0, 100, 1);
        trade(1, 110, 2);
        board.tellTickers();
        time(120);
        board.tellTickers();
        board.apply(Demo.book(1, Demo.change(1, BUY, 99, 5)));
        board.tellTickers();

        List<String> texts = reader.texts();
        assertEquals(4, texts.size(), texts::toString);
        assertTrue(texts.get(2).contains("\"c\":\"1.1\",\"o\":\"1\""), texts::toString);
        assertTrue(texts.get(2).contains("\"p\":\"0.1\",\"P\":\"10\""), texts::toString);
        assertTrue(texts.get(3).contains("\"b\":\"0.99\",\"B\":\"0.00005\""), texts::toString);
    }

    @Test
    void allTickersThatChangedComeTogether() {
        board.subscribe(ALL, reader);
        trade(0, 100, 1);
        board.tellTickers();
        board.tellTickers();
        board.unsubscribe(ALL, reader);
        trade(1, 100, 1);
        board.tellTickers();

        assertEquals(1, reader.frames.size());
        String text = reader.texts().getFirst();
        assertTrue(
                text.startsWith("{\"stream\":\"!miniTicker@arr\",\"data\":[{\"e\":\"miniTicker\","),
                text);
    }

    @Test
    void theTickersBeginWithThoseOfAllSymbols() {
        trade(0, 100, 1);
        board.subscribe(ALL, reader);
        assertEquals(List.of(ALL), reader.begun);
        board.tellTickers();
        reader.frames.clear();

        board.snapshot(ALL, reader);
        board.snapshot(ALL, new FrameReader());
        board.tellTickers();

        assertEquals(1, reader.frames.size());
        assertTrue(reader.frames.getFirst().snapshot());
        String text = reader.texts().getFirst();
        assertTrue(text.contains("\"s\":\"BTC-USDT\",\"c\":\"1\""), text);
    }

    @Test
    void whoLeftIsSentNoTickers() {
        board.subscribe(ALL, reader);
        board.leave(reader);
        board.snapshot(ALL, reader);
        board.tellTickers();

        assertEquals(List.of(), reader.frames);
    }

    private void trade(int second, long priceTicks, long lots) {
        apply(Demo.trade(++tradeId, priceTicks, lots, BUY).toBuilder(), second);
    }

    private void time(int second) {
        apply(TradeEvents.newBuilder(), second);
    }

    private void apply(TradeEvents.Builder record, int second) {
        record.getHeaderBuilder().setVenueTimeMicros(START_MICROS + second * SECOND_MICROS);
        TradeEvents events = record.build();
        statistics.apply(events);
        board.apply(events);
    }
}
