package org.bourse.marketdata.board;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
    private static final StreamName DEPTH = StreamName.of("BTC-USDT", StreamKind.DEPTH);

    private final MarketBoard board = new MarketBoard(10, 10);

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
        DepthReader reader = new DepthReader();
        board.subscribe(List.of(DEPTH), reader);
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
        DepthReader reader = new DepthReader();
        board.subscribe(List.of(DEPTH), reader);
        assertEquals(0, reader.frames);

        board.apply(Demo.book(0, Demo.image(7, List.of(Demo.level(100, 1)), List.of())));

        assertEquals(7, reader.last);
        assertEquals(1, reader.bids.size());
    }

    @Test
    void joinsTheChangesOfAnIntervalInOneIncrement() {
        begin();
        DepthReader reader = new DepthReader();
        board.subscribe(List.of(DEPTH), reader);

        board.apply(Demo.book(5, Demo.change(1, BUY, 100, 5), Demo.change(2, SELL, 101, 5)));
        board.apply(Demo.book(6, Demo.change(3, BUY, 100, 6)));
        assertTrue(board.hasChanges());
        board.flush();

        assertEquals(2, reader.frames);
        assertEquals(3, reader.last);
    }

    @Test
    void aNewcomerGetsNothingTwice() {
        begin();
        DepthReader first = new DepthReader();
        board.subscribe(List.of(DEPTH), first);
        board.apply(Demo.book(5, Demo.change(1, BUY, 100, 5)));

        DepthReader second = new DepthReader();
        board.subscribe(List.of(DEPTH), second);
        board.flush();

        assertEquals(1, first.last);
        assertEquals(1, second.last);
        assertEquals(1, second.frames);
    }

    @Test
    void subscribingAgainChangesNothing() {
        begin();
        DepthReader reader = new DepthReader();
        board.subscribe(List.of(DEPTH), reader);

        board.subscribe(List.of(DEPTH), reader);

        assertEquals(1, reader.frames);
    }

    @Test
    void whoLeftIsSentNothing() {
        begin();
        List<String> frames = new ArrayList<>();
        Subscriber reader = frames::add;
        board.subscribe(List.of(TRADES, DEPTH), reader);
        frames.clear();

        board.leave(reader);
        board.apply(Demo.trade(1, 100, 1, BUY));
        board.apply(Demo.book(5, Demo.change(1, BUY, 100, 5)));
        board.flush();

        assertEquals(List.of(), frames);
    }

    @Test
    void allSubscribersAreSentTheSameText() {
        begin();
        List<String> one = new ArrayList<>();
        List<String> two = new ArrayList<>();
        board.subscribe(List.of(TRADES), one::add);
        board.subscribe(List.of(TRADES), two::add);

        board.apply(Demo.trade(1, 100, 1, BUY));

        assertEquals(1, one.size());
        assertTrue(one.getFirst() == two.getFirst(), "one text, not two equal ones");
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
