package org.bourse.marketdata.board;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TradeEvents;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.book.Indication;
import org.bourse.marketdata.stream.Frames;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A symbol in a call auction. */
class AuctionBoardTest {
    private static final StreamName AUCTION = StreamName.of("BTC-USDT", StreamKind.AUCTION);

    private final MarketBoard board =
            new MarketBoard(new BoardBounds(10, 10, 10), Demo.statistics());
    private final FrameReader reader = new FrameReader();

    @BeforeEach
    void begin() {
        board.apply(Demo.listing());
        board.apply(Demo.book(0, Demo.image(0, List.of(), List.of())));
        board.apply(Demo.state(1, SymbolState.AUCTION));
    }

    @Test
    void itsBookMayCross() {
        board.apply(Demo.book(2, Demo.change(1, BUY, 102, 3), Demo.change(2, SELL, 101, 2)));
        board.apply(
                Demo.book(
                        3,
                        Demo.image(2, List.of(Demo.level(102, 3)), List.of(Demo.level(101, 2)))));

        assertEquals(
                Optional.of(
                        new DepthSnapshot(
                                2, List.of(new BookLevel(102, 3)), List.of(new BookLevel(101, 2)))),
                board.depth(Demo.TERMS, 10));
    }

    @Test
    void whatItWouldTradeIsKeptUntilItEnds() {
        assertEquals(Optional.empty(), board.indication(Demo.TERMS));

        board.apply(Demo.indicative(2, 101, 5));
        board.apply(Demo.indicative(3, 102, 6));
        assertEquals(Optional.of(new Indication(102, 6, 1, SELL, 3)), board.indication(Demo.TERMS));
        board.apply(Demo.state(4, SymbolState.AUCTION));
        assertTrue(board.indication(Demo.TERMS).isPresent());
        board.apply(Demo.state(5, SymbolState.UNCROSSING));
        assertEquals(Optional.empty(), board.indication(Demo.TERMS));
    }

    @Test
    void itsSubscribersAreSentWhatIsKnownThenEveryChangeThenTheEnd() {
        board.apply(Demo.indicative(2, 101, 5));
        board.subscribe(AUCTION, reader);
        board.apply(Demo.indicative(3, 102, 6));
        board.apply(Demo.state(4, SymbolState.TRADING));
        board.apply(Demo.state(5, SymbolState.HALTED));

        assertEquals(
                List.of(
                        Frames.indication(Demo.TERMS, new Indication(101, 5, 1, SELL, 2)),
                        Frames.indication(Demo.TERMS, new Indication(102, 6, 1, SELL, 3)),
                        Frames.auctionEnd(Demo.TERMS, 4)),
                reader.frames);
    }

    @Test
    void whoLeftOrUnsubscribedIsSentNothing() {
        FrameReader left = new FrameReader();
        FrameReader unsubscribed = new FrameReader();
        board.subscribe(AUCTION, left);
        board.subscribe(AUCTION, unsubscribed);

        board.leave(left);
        board.unsubscribe(AUCTION, unsubscribed);
        board.apply(Demo.indicative(2, 101, 5));

        assertEquals(List.of(), left.frames);
        assertEquals(List.of(), unsubscribed.frames);
    }

    @Test
    void anIndicationOfASymbolNotListedYetIsPassedOver() {
        MarketBoard late = new MarketBoard(new BoardBounds(10, 10, 10), Demo.statistics());
        late.apply(Demo.indicative(2, 101, 5));
        late.apply(Demo.state(3, SymbolState.TRADING));
        late.apply(Demo.listing());

        assertEquals(Optional.empty(), late.indication(Demo.TERMS));
    }

    @Test
    void itsTradesAreMarkedOnTheTape() {
        TradeEvents.Builder trade = Demo.trade(1, 100, 1, Side.SIDE_UNSPECIFIED).toBuilder();
        trade.getEventsBuilder(0).getTradeBuilder().setAuction(true);
        board.apply(trade.build());
        board.apply(Demo.trade(2, 100, 1, BUY));

        assertEquals(
                List.of(true, false),
                board.trades(Demo.TERMS, 10).stream().map(it -> it.auction()).toList());
    }
}
