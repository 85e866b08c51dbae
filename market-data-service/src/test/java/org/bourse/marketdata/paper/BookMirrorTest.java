package org.bourse.marketdata.paper;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.marketdata.paper.PaperVenue.ALICE;
import static org.bourse.marketdata.paper.PaperVenue.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;

/** Single situations; the venue is a real one. */
class BookMirrorTest {
    private final PaperVenue venue = new PaperVenue();
    private BookMirror mirror = new BookMirror(1_000);

    private List<LevelChange> look(
            Map<Long, Long> bids, Map<Long, Long> asks, MarketTrade... trades) {
        List<LevelChange> changes =
                mirror.changes(venue.book, new MarketBook(bids, asks), List.of(trades));
        venue.apply(changes);
        return changes;
    }

    private static MarketTrade sold(long lots, long priceTicks) {
        return new MarketTrade(SELL, priceTicks, lots);
    }

    @Test
    void lessIsToldBeforeMoreAndTheBestFirst() {
        look(Map.of(99L, 1L, 98L, 2L), Map.of(101L, 1L, 102L, 2L));
        assertEquals(
                List.of(
                        new LevelChange(SELL, 101, 0),
                        new LevelChange(SELL, 102, 1),
                        new LevelChange(BUY, 101, 3),
                        new LevelChange(BUY, 100, 4)),
                look(Map.of(101L, 3L, 100L, 4L, 99L, 1L, 98L, 2L), Map.of(102L, 1L)));
    }

    @Test
    void whatDoesNotChangeIsNotTold() {
        look(Map.of(99L, 1L), Map.of(101L, 1L));
        assertEquals(List.of(), look(Map.of(99L, 1L), Map.of(101L, 1L)));
    }

    @Test
    void whatAnAccountTookStaysTakenUntilTheMarketChangesThere() {
        look(Map.of(), Map.of(101L, 5L, 102L, 5L));
        long order = venue.limit(ALICE, BUY, TimeInForce.IOC, 3, 101);
        assertEquals(3, venue.filledLots(order));
        look(Map.of(), Map.of(101L, 5L, 102L, 6L));
        assertEquals(Map.of(101L, 2L, 102L, 6L), venue.external(SELL));
        look(Map.of(), Map.of(101L, 4L, 102L, 6L));
        assertEquals(Map.of(101L, 4L, 102L, 6L), venue.external(SELL));
    }

    @Test
    void aMarketThatCameToWhatIsLeftAndBackIsShownWhole() {
        look(Map.of(), Map.of(101L, 5L));
        venue.limit(ALICE, BUY, TimeInForce.IOC, 3, 101);
        look(Map.of(), Map.of(101L, 2L));
        look(Map.of(), Map.of(101L, 5L));
        assertEquals(Map.of(101L, 5L), venue.external(SELL));
    }

    @Test
    void anOrderStandsBehindWhatWasThereAndBeforeWhatComes() {
        look(Map.of(100L, 10L), Map.of());
        long order = venue.rest(ALICE, BUY, 4, 100);
        look(Map.of(100L, 15L), Map.of());
        assertEquals(Map.of(100L, 10L), venue.external(BUY), "5 came behind the order");
        look(Map.of(100L, 9L), Map.of(), sold(6, 100));
        assertEquals(Map.of(100L, 4L), venue.external(BUY));
        assertEquals(0, venue.filledLots(order));
        look(Map.of(100L, 2L), Map.of(), sold(7, 100));
        assertEquals(3, venue.filledLots(order));
        assertEquals(Map.of(100L, 2L), venue.external(BUY), "2 stand behind the order now");
        look(Map.of(100L, 2L), Map.of(), sold(1, 100));
        assertEquals(4, venue.filledLots(order));
        assertEquals(Map.of(100L, 2L), venue.external(BUY));
    }

    @Test
    void withdrawnDepthLetsAnOrderMoveUp() {
        look(Map.of(100L, 10L), Map.of());
        long order = venue.rest(ALICE, BUY, 4, 100);
        look(Map.of(100L, 3L), Map.of());
        look(Map.of(100L, 3L), Map.of(), sold(5, 100));
        assertEquals(2, venue.filledLots(order));
    }

    @Test
    void anOrderThatCameFirstIsMetFirst() {
        long order = venue.rest(ALICE, BUY, 4, 100);
        look(Map.of(100L, 10L), Map.of());
        long later = venue.rest(BOB, BUY, 4, 100);
        look(Map.of(100L, 10L), Map.of());
        look(Map.of(100L, 7L), Map.of(), sold(3, 100));
        assertEquals(3, venue.filledLots(order));
        assertEquals(Map.of(100L, 7L), venue.external(BUY));
        look(Map.of(100L, 7L), Map.of(), sold(9, 100));
        assertEquals(4, venue.filledLots(order));
        assertEquals(1, venue.filledLots(later), "one of 9, 7 stood between");
    }

    @Test
    void anOrderBetterThanTheMarketIsMetByEachTradeBeyondIt() {
        look(Map.of(100L, 10L), Map.of(110L, 10L));
        long order = venue.rest(ALICE, BUY, 4, 105);
        look(Map.of(100L, 10L), Map.of(110L, 10L));
        look(Map.of(100L, 10L), Map.of(110L, 10L), sold(3, 100));
        assertEquals(3, venue.filledLots(order));
        assertEquals(Map.of(110L, 10L), venue.external(SELL), "nothing is left of the trade");
    }

    @Test
    void aTradeAtABetterPriceDoesNotReachAnOrder() {
        long order = venue.rest(ALICE, SELL, 4, 100);
        look(Map.of(), Map.of());
        look(Map.of(), Map.of(), new MarketTrade(BUY, 99, 50));
        assertEquals(0, venue.filledLots(order));
        look(Map.of(), Map.of(), new MarketTrade(BUY, 101, 1));
        assertEquals(1, venue.filledLots(order));
    }

    @Test
    void aTradeFromBeforeAnOrderDoesNotMeetIt() {
        look(Map.of(), Map.of());
        long order = venue.rest(ALICE, BUY, 4, 100);
        look(Map.of(), Map.of(), sold(4, 100));
        assertEquals(0, venue.filledLots(order));
        look(Map.of(), Map.of(), sold(4, 100));
        assertEquals(4, venue.filledLots(order));
    }

    @Test
    void twoTradesOfOneLookDoNotMeetTheSameLotsTwice() {
        look(Map.of(100L, 2L), Map.of());
        long order = venue.rest(ALICE, BUY, 4, 100);
        long better = venue.rest(BOB, BUY, 1, 101);
        look(Map.of(100L, 2L), Map.of());
        look(Map.of(100L, 2L), Map.of(), sold(2, 100), sold(2, 100), new MarketTrade(SELL, 99, 1));
        assertEquals(1, venue.filledLots(better));
        assertEquals(2, venue.filledLots(order), "5 sold: 1 better, 2 in front");
    }

    @Test
    void aMarketThatGoesThroughAnOrderFillsIt() {
        look(Map.of(100L, 10L), Map.of(101L, 10L));
        long order = venue.rest(ALICE, BUY, 4, 100);
        look(Map.of(98L, 10L), Map.of(99L, 3L));
        assertEquals(3, venue.filledLots(order));
        assertEquals(Map.of(), venue.external(SELL), "the offer at 99 is taken by the order");
        look(Map.of(98L, 10L), Map.of(99L, 3L, 100L, 20L));
        assertEquals(4, venue.filledLots(order));
        assertEquals(Map.of(100L, 19L), venue.external(SELL));
    }

    @Test
    void withoutASourceNothingIsLeft() {
        look(Map.of(99L, 1L), Map.of(101L, 1L));
        venue.apply(mirror.changes(venue.book, MarketBook.NONE, List.of()));
        assertEquals(Map.of(), venue.external(BUY));
        assertEquals(Map.of(), venue.external(SELL));
    }

    @Test
    void anotherLifeGoesOnFromWhatTheVenueHolds() {
        look(Map.of(99L, 5L, 98L, 5L), Map.of(101L, 5L));
        venue.limit(ALICE, SELL, TimeInForce.IOC, 2, 99);
        venue.rest(ALICE, BUY, 1, 98);
        mirror = new BookMirror(1_000);
        look(Map.of(99L, 5L, 98L, 7L), Map.of(102L, 1L));
        assertEquals(Map.of(99L, 5L, 98L, 5L), venue.external(BUY), "nobody lost his place");
        assertEquals(Map.of(102L, 1L), venue.external(SELL));
    }

    @Test
    void aBoundedStepIsGoneOnWith() {
        mirror = new BookMirror(2);
        Map<Long, Long> bids = Map.of(99L, 1L, 98L, 2L, 97L, 3L);
        assertEquals(2, look(bids, Map.of(101L, 1L)).size());
        assertEquals(Map.of(99L, 1L, 98L, 2L), venue.external(BUY));
        assertEquals(2, look(bids, Map.of(101L, 1L)).size());
        assertEquals(0, look(bids, Map.of(101L, 1L)).size());
        assertEquals(bids, venue.external(BUY));
        assertEquals(Map.of(101L, 1L), venue.external(SELL));
    }
}
