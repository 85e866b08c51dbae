package org.bourse.marketdata.board;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.contracts.v1.VenueState;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.bourse.marketdata.tape.PublicTrade;
import org.junit.jupiter.api.Test;

class MarketBoardTest {
    private static final StreamName TRADES = StreamName.of("BTC-USDT", StreamKind.TRADE);
    private static final StreamName BEST = StreamName.of("BTC-USDT", StreamKind.BOOK_TICKER);
    private static final StreamName DEPTH = StreamName.of("BTC-USDT", StreamKind.DEPTH);

    private final MarketBoard board =
            new MarketBoard(new BoardBounds(10, 10, 10), Demo.statistics());

    @Test
    void knowsASymbolFromItsListing() {
        board.apply(Demo.listing());

        assertEquals(List.of(Demo.TERMS), board.symbols());
        assertEquals(Optional.of(Demo.TERMS), board.symbol("BTC-USDT"));
        assertEquals(Optional.empty(), board.symbol("ETH-USDT"));
    }

    @Test
    void knowsASymbolFromItsImageOnceTheAssetsAreKnown() {
        board.apply(Demo.book(0, Demo.image(0, List.of(), List.of())));
        assertEquals(Optional.empty(), board.symbol("BTC-USDT"));
        assertEquals(Optional.of(DEPTH), board.unknown(List.of(DEPTH)));

        board.apply(Demo.listing());

        assertEquals(Optional.of(Demo.TERMS), board.symbol("BTC-USDT"));
        assertEquals(Optional.empty(), board.unknown(List.of(DEPTH)));
    }

    @Test
    void aSymbolIsAsItWasChangedLast() {
        board.apply(Demo.listing());
        Symbol halted = Demo.BTC_USDT.toBuilder().setState(SymbolState.HALTED).build();
        board.apply(Demo.configured(Configured.newBuilder().setSymbolChanged(halted)));

        assertEquals(SymbolState.HALTED, state());
        board.apply(Demo.book(0, Demo.image(0, List.of(), List.of())));
        board.apply(Demo.listing());
        assertEquals(SymbolState.HALTED, state());

        Symbol trading = Demo.BTC_USDT.toBuilder().setState(SymbolState.TRADING).build();
        board.apply(Demo.configured(Configured.newBuilder().setSymbolChanged(trading)));
        assertEquals(SymbolState.TRADING, state());
    }

    private SymbolState state() {
        return board.symbol("BTC-USDT").orElseThrow().symbol().getState();
    }

    @Test
    void booksAndStreamsGoOnWhenASymbolChanges() {
        begin();
        DepthReader reader = new DepthReader(board);
        board.subscribe(DEPTH, reader);
        reader.ask();
        Symbol halted = Demo.BTC_USDT.toBuilder().setState(SymbolState.HALTED).build();
        board.apply(Demo.configured(Configured.newBuilder().setSymbolChanged(halted)));
        int frames = reader.frames;
        long sequence = reader.last;

        board.apply(Demo.book(0, Demo.change(sequence + 1, BUY, 100, 7)));
        board.flush();

        assertEquals(frames + 1, reader.frames);
        assertEquals(sequence + 1, reader.last);
    }

    @Test
    void knowsWhetherTheVenueTakesOrders() {
        VenueState halted = VenueState.newBuilder().setHalted(true).build();
        board.apply(Demo.configured(Configured.newBuilder().setVenueState(halted)));
        assertTrue(board.venueHalted());

        board.apply(
                Demo.configured(
                        Configured.newBuilder().setVenueState(VenueState.getDefaultInstance())));
        assertFalse(board.venueHalted());
    }

    @Test
    void hasNoDepthBeforeTheFirstImage() {
        board.apply(Demo.listing());
        board.apply(Demo.book(0, Demo.change(9, BUY, 100, 1)));

        assertEquals(Optional.empty(), board.depth(Demo.TERMS, 10));
    }

    @Test
    void sendsTheSnapshotOfALateBookWhenItStarts() {
        board.apply(Demo.listing());
        DepthReader reader = new DepthReader(board);
        board.subscribe(DEPTH, reader);
        assertEquals(0, reader.ask().frames);

        board.apply(Demo.book(0, Demo.image(7, List.of(Demo.level(100, 1)), List.of())));
        reader.ask();

        assertEquals(7, reader.last);
        assertEquals(1, reader.bids.size());
    }

    @Test
    void sendsTheChangesOfAStepAsOneIncrement() {
        begin();
        DepthReader reader = new DepthReader(board);
        board.subscribe(DEPTH, reader);
        reader.ask();

        board.apply(Demo.book(5, Demo.change(1, BUY, 100, 5), Demo.change(2, SELL, 101, 5)));
        board.apply(Demo.book(6, Demo.change(3, BUY, 100, 6)));

        assertEquals(3, reader.frames);
        assertEquals(3, reader.last);
    }

    @Test
    void joinsTheChangesOfAnIntervalOnThePacedStream() {
        begin();
        DepthReader reader = new DepthReader(board);
        board.subscribe(StreamName.of("BTC-USDT", StreamKind.PACED_DEPTH), reader);
        reader.ask();

        board.apply(Demo.book(5, Demo.change(1, BUY, 100, 5), Demo.change(2, SELL, 101, 5)));
        board.apply(Demo.book(6, Demo.change(3, BUY, 100, 6)));
        assertEquals(1, reader.frames);
        board.flush();

        assertEquals(2, reader.frames);
        assertEquals(3, reader.last);
    }

    @Test
    void everyHundredthIncrementHasAChecksum() {
        begin();
        DepthReader reader = new DepthReader(board);
        board.subscribe(DEPTH, reader);
        reader.ask();

        for (int i = 1; i <= 200; i++) {
            board.apply(Demo.book(i, Demo.change(i, i % 2 == 0 ? BUY : SELL, 500 + i, i)));
        }

        assertEquals(2, reader.checksums);
    }

    @Test
    void aNewcomerGetsNothingTwice() {
        begin();
        DepthReader first = new DepthReader(board);
        board.subscribe(DEPTH, first);
        first.ask();
        board.apply(Demo.book(5, Demo.change(1, BUY, 100, 5)));

        DepthReader second = new DepthReader(board);
        board.subscribe(DEPTH, second);
        second.ask();
        board.flush();

        assertEquals(1, first.last);
        assertEquals(1, second.last);
        assertEquals(1, second.frames);
    }

    @Test
    void subscribingAgainChangesNothing() {
        begin();
        DepthReader reader = new DepthReader(board);
        board.subscribe(DEPTH, reader);
        reader.ask();

        board.subscribe(DEPTH, reader);
        reader.ask();

        assertEquals(1, reader.frames);
    }

    @Test
    void whoLeftIsSentNothing() {
        begin();
        FrameReader reader = new FrameReader();
        board.subscribe(TRADES, reader);
        board.subscribe(BEST, reader);
        reader.frames.clear();

        board.leave(reader);
        board.apply(Demo.trade(1, 100, 1, BUY));
        board.apply(Demo.book(5, Demo.change(1, BUY, 100, 5)));
        board.flush();

        assertEquals(List.of(), reader.frames);
    }

    @Test
    void allSubscribersAreSentTheSameFrame() {
        begin();
        FrameReader one = new FrameReader();
        FrameReader two = new FrameReader();
        board.subscribe(TRADES, one);
        board.subscribe(TRADES, two);

        board.apply(Demo.trade(1, 100, 1, BUY));

        assertEquals(1, one.frames.size());
        assertSame(one.frames.getFirst(), two.frames.getFirst());
    }

    @Test
    void tellsTheBestPricesWheneverTheyChange() {
        begin();
        FrameReader reader = new FrameReader();
        board.subscribe(BEST, reader);
        reader.frames.clear();

        board.apply(Demo.book(1_000, Demo.change(1, BUY, 100, 5)));
        board.apply(Demo.book(2_000, Demo.change(2, BUY, 99, 5)));
        board.apply(Demo.book(3_000, Demo.change(3, SELL, 101, 1), Demo.change(4, BUY, 100, 6)));

        assertEquals(
                List.of(
                        "\"E\":1,\"s\":\"BTC-USDT\",\"u\":1,\"b\":\"1\",\"B\":\"0.00005\"}}",
                        "\"E\":3,\"s\":\"BTC-USDT\",\"u\":4,\"b\":\"1\",\"B\":\"0.00006\","
                                + "\"a\":\"1.01\",\"A\":\"0.00001\"}}"),
                reader.texts().stream()
                        .map(text -> text.substring(text.indexOf("\"E\"")))
                        .toList());
    }

    @Test
    void tellsTheBestLevelsAtTheirPace() {
        begin();
        FrameReader reader = new FrameReader();
        board.subscribe(StreamName.of("BTC-USDT", StreamKind.DEPTH_5), reader);
        reader.frames.clear();

        for (int i = 1; i <= 7; i++) {
            board.apply(Demo.book(i, Demo.change(i, BUY, 100 + i, 1)));
        }
        assertEquals(List.of(), reader.frames);
        board.flush();
        board.flush();

        assertEquals(1, reader.frames.size());
        String text = reader.texts().getFirst();
        assertTrue(text.contains("\"bids\":[[\"1.07\""), text);
        assertTrue(text.endsWith("[\"1.03\",\"0.00001\"]],\"asks\":[]}}"), text);
    }

    @Test
    void tellsTheStatusWhenItChanges() {
        board.apply(Demo.listing());
        FrameReader reader = new FrameReader();
        board.subscribe(StreamName.of("BTC-USDT", StreamKind.STATUS), reader);
        VenueState halted = VenueState.newBuilder().setHalted(true).build();
        board.apply(Demo.configured(Configured.newBuilder().setVenueState(halted)));
        board.apply(Demo.configured(Configured.newBuilder().setVenueState(halted)));
        Symbol delisted = Demo.BTC_USDT.toBuilder().setState(SymbolState.DELISTED).build();
        board.apply(Demo.configured(Configured.newBuilder().setSymbolChanged(delisted)));

        assertEquals(
                List.of("TRADING", "CANCEL_ONLY", "DELISTED"),
                reader.texts().stream()
                        .map(text -> text.replaceAll(".*\"S\":\"(\\w+)\".*", "$1"))
                        .toList());
    }

    @Test
    void joinsWhatOneOrderTookAtOnePrice() {
        begin();
        FrameReader reader = new FrameReader();
        board.subscribe(StreamName.of("BTC-USDT", StreamKind.AGGREGATED_TRADE), reader);

        board.apply(Demo.trades(BUY, Demo.fill(1, 7, 100, 1), Demo.fill(2, 7, 100, 2)));
        board.apply(
                Demo.trades(
                        BUY,
                        Demo.fill(3, 8, 100, 3),
                        Demo.fill(4, 8, 101, 4),
                        Demo.fill(5, 9, 101, 5)));

        assertEquals(
                List.of("1-2 0.00003", "3-3 0.00003", "4-4 0.00004", "5-5 0.00005"),
                reader.texts().stream()
                        .map(text ->
                                text.replaceAll(
                                        ".*\"q\":\"([0-9.]+)\",\"f\":\"(\\d+)\",\"l\":\"(\\d+)\".*",
                                        "$2-$3 $1"))
                        .toList());
    }

    @Test
    void goesOnAfterTheTradeSeenLast() {
        begin();
        for (int id = 1; id <= 12; id++) {
            board.apply(Demo.trade(id, 100, 1, SELL));
        }
        FrameReader reader = new FrameReader();

        assertFalse(board.resume(TRADES, 2, reader));
        assertTrue(board.resume(TRADES, 10, reader));
        board.apply(Demo.trade(13, 100, 1, SELL));

        assertEquals(
                List.of("11", "12", "13"),
                reader.texts().stream()
                        .map(text -> text.replaceAll(".*\"t\":\"(\\d+)\".*", "$1"))
                        .toList());
    }

    @Test
    void keepsTheTape() {
        begin();
        for (int id = 1; id <= 12; id++) {
            board.apply(Demo.trade(id, 100, 1, SELL));
        }

        List<Long> ids = board.trades(Demo.TERMS, 10).stream().map(PublicTrade::tradeId).toList();

        assertEquals(List.of(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L), ids);
    }

    @Test
    void refusesATradeOfASymbolNeverListed() {
        TradeEvents trade = Demo.trade(1, 100, 1, BUY);

        assertThrows(IllegalStateException.class, () -> board.apply(trade));
    }

    private void begin() {
        board.apply(Demo.listing());
        board.apply(Demo.book(0, Demo.image(0, List.of(), List.of())));
    }
}
