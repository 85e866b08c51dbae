package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.CONFIG;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.SYMBOL;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 21.1 and 21.7 of the rulebook: what a call auction collects. */
class AuctionRulesTest {

    private static Scenario auction(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        return venue;
    }

    @ParameterizedTest
    @EnumSource
    void limitsRestAtOnceAndTheBookMayCross(Implementation implementation) {
        Scenario venue = auction(implementation);

        assertEquals(
                List.of(
                        "accepted",
                        "alice EUR AVAILABLE -503 HOLD",
                        "alice EUR HELD +503 HOLD",
                        "level 1: BUY 5@100 of 1"),
                venue.place(venue.buy(ALICE, 5, 100)));
        assertEquals(
                List.of(
                        "accepted until 86400000000",
                        "bob BTC AVAILABLE -30000 HOLD",
                        "bob BTC HELD +30000 HOLD",
                        "level 2: SELL 3@90 of 1"),
                venue.place(venue.sell(BOB, TimeInForce.DAY, 3, 90)));
        assertEquals(
                List.of(
                        "accepted",
                        "carol BTC AVAILABLE -40000 HOLD",
                        "carol BTC HELD +40000 HOLD",
                        "level 3: SELL 5@90 of 2"),
                venue.place(venue.sell(CAROL, 4, 90).showing(2).until(START_MICROS + 5)));
        assertEquals(3, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void ownOrdersRestBesideEachOther(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 100));

        List<String> story = venue.place(venue.sell(ALICE, 5, 100));

        assertEquals(List.of("level 2: SELL 5@100 of 1"), only(story, "level"));
        assertEquals(List.of(), only(story, "meets"));
    }

    @ParameterizedTest
    @EnumSource
    void conditionalOrdersWait(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.symbolState(SymbolState.AUCTION);
        // 10.00 × 1.1 = 110 is the bound of the STOP: 1 × 110, and 0.25 % of it.
        assertEquals(
                List.of("accepted", "alice EUR AVAILABLE -111 HOLD", "alice EUR HELD +111 HOLD"),
                venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 1, 101).withPrice(110)));
        for (OrderType type :
                List.of(OrderType.STOP_LIMIT, OrderType.TAKE_PROFIT, OrderType.TAKE_PROFIT_LIMIT)) {
            long trigger = type == OrderType.STOP_LIMIT ? 101 : 99;
            assertEquals(
                    "accepted",
                    venue.place(venue.waiting(ALICE, Side.BUY, type, 1, trigger).withPrice(100))
                            .getFirst());
        }
        assertEquals(
                "accepted trigger 95",
                venue.place(venue.trailing(BOB, Side.SELL, 1, 5)).getFirst());
        assertEquals(
                "accepted trigger 95",
                venue.place(
                                venue.trailing(BOB, Side.SELL, 1, 5)
                                        .as(OrderType.TRAILING_STOP_LIMIT)
                                        .withTime(TimeInForce.FOK))
                        .getFirst());
        assertEquals(
                List.of("rejected TRIGGER_PRICE_PASSED"),
                venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 1, 100)));
    }

    @ParameterizedTest
    @EnumSource
    void nothingElseIsAccepted(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.sell(BOB, 5, 100));
        List<String> refused = List.of("rejected SYMBOL_IN_AUCTION");

        assertEquals(refused, venue.place(venue.buy(ALICE, TimeInForce.IOC, 5, 100)));
        assertEquals(refused, venue.place(venue.buy(ALICE, TimeInForce.FOK, 5, 100)));
        assertEquals(refused, venue.place(Scenario.postOnly(venue.buy(ALICE, 5, 99))));
        assertEquals(refused, venue.place(venue.buy(ALICE, 5, 99).postingOnly(true)));
        assertEquals(refused, venue.place(venue.market(ALICE, Side.BUY, 5)));
        assertEquals(
                refused, venue.place(venue.market(ALICE, Side.BUY, 5).withTime(TimeInForce.FOK)));
        assertEquals(refused, venue.place(venue.budget(ALICE, 500)));
        assertEquals(
                refused,
                venue.place(venue.buy(ALICE, TimeInForce.TIME_IN_FORCE_UNSPECIFIED, 5, 100)));
        assertEquals(
                refused,
                venue.place(venue.buy(ALICE, 5, 100).as(OrderType.ORDER_TYPE_UNSPECIFIED)));
    }

    @ParameterizedTest
    @EnumSource
    void theStateComesBeforeTheShapeAndAfterTheAccount(Implementation implementation) {
        Scenario venue = auction(implementation);

        assertEquals(
                List.of("rejected SYMBOL_IN_AUCTION"),
                venue.place(venue.buy(ALICE, TimeInForce.IOC, -1, -1)));
        assertEquals(List.of("rejected PRICE_INVALID"), venue.place(venue.buy(ALICE, 5, 0)));
        assertEquals(
                List.of("rejected ORDER_INVALID"),
                venue.place(
                        venue.waiting(ALICE, Side.BUY, OrderType.STOP, 1, 101).postingOnly(false)));
        venue.apply(new VenueCommand.SetVenueState(true, false));
        assertEquals(
                List.of("rejected VENUE_HALTED"),
                venue.place(venue.buy(ALICE, TimeInForce.IOC, 5, 100)));
    }

    @ParameterizedTest
    @EnumSource
    void bandsHoldInAnAuction(Implementation implementation) {
        // 10 % around 100, and 5 % beyond the last price, 100, too.
        Scenario venue =
                new Scenario(implementation, CONFIG, Auctions.banded(10_000_000, 5_000_000, 100));
        venue.tradeAt(100);
        venue.symbolState(SymbolState.AUCTION);

        assertEquals(List.of("rejected PRICE_OUTSIDE_BAND"), venue.place(venue.buy(ALICE, 5, 106)));
        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 105)).getFirst());
        assertEquals(List.of("rejected PRICE_OUTSIDE_BAND"), venue.place(venue.buy(ALICE, 5, 89)));
    }

    @ParameterizedTest
    @EnumSource
    void aReplacedOrderGoesToTheEndOfTheLineAndTakesNothing(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.sell(BOB, 5, 100));
        long order = venue.placed(venue.buy(ALICE, 5, 90));
        venue.place(venue.buy(CAROL, 1, 101));

        // 450 + 2 + 1 become 505 + 2 + 1.
        assertEquals(
                List.of(
                        "replaced alice 5@101 trigger 0, filled 0 left 5",
                        "alice EUR AVAILABLE -55 HOLD",
                        "alice EUR HELD +55 HOLD",
                        "level 4: BUY 0@90 of 0",
                        "level 5: BUY 6@101 of 2"),
                venue.replace(ALICE, order, 101, 0, 0));
        // Carol's came first.
        assertEquals(
                List.of("auction trade carol from bob", "auction trade alice from bob"),
                only(venue.symbolState(SymbolState.TRADING), "trade "));
    }

    @ParameterizedTest
    @EnumSource
    void aReplacedOrderThatBecomesSmallerKeepsItsPlace(Implementation implementation) {
        Scenario venue = auction(implementation);
        long order = venue.placed(venue.buy(ALICE, 5, 100));
        venue.place(venue.buy(CAROL, 1, 100));
        venue.place(venue.sell(BOB, 2, 100));

        assertEquals(
                List.of("level 4: BUY 2@100 of 2"),
                only(venue.replace(ALICE, order, 0, 0, 1), "level"));
        assertEquals(
                List.of("auction trade alice from bob", "auction trade carol from bob"),
                only(venue.symbolState(SymbolState.TRADING), "trade "));
    }

    @ParameterizedTest
    @EnumSource
    void postOnlyOrdersAreCancelledButNotReplaced(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(Scenario.postOnly(venue.buy(ALICE, 5, 100)));
        venue.symbolState(SymbolState.AUCTION);

        assertEquals(
                List.of("command rejected SYMBOL_IN_AUCTION alice " + order),
                venue.replace(ALICE, order, 90, 0, 0));
        assertEquals("cancelled REQUESTED filled 0 left 5", venue.cancel(ALICE, order).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aPostOnlyOrderTradesInTheUncrossing(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(Scenario.postOnly(venue.buy(ALICE, 5, 100)));
        venue.symbolState(SymbolState.AUCTION);
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of("alice BUY MAKER 5@100 = 500 fee 1, filled 5 left 0 closes"),
                only(venue.symbolState(SymbolState.TRADING), "alice BUY"));
        assertEquals(0, venue.heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void waitingOrdersAreReplacedAndCancelled(Implementation implementation) {
        Scenario venue = auction(implementation);
        long order =
                venue.placed(
                        venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 1, 101)
                                .withPrice(110));

        assertEquals(
                "replaced alice 1@110 trigger 105, filled 0 left 1",
                venue.replace(ALICE, order, 0, 105, 0).getFirst());
        assertEquals("cancelled REQUESTED filled 0 left 1", venue.cancel(ALICE, order).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void massCancelsOfTradersAndOperatorsGoOn(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of(
                        "mass cancel of alice in 1 SIDE_UNSPECIFIED REQUESTED",
                        "cancelled REQUESTED filled 0 left 5",
                        "alice EUR HELD -503 RELEASE",
                        "alice EUR AVAILABLE +503 RELEASE",
                        "level 3: BUY 0@100 of 0"),
                venue.massCancel(Writer.ORDER_ENTRY, ALICE, 1, Side.SIDE_UNSPECIFIED));
        assertEquals(
                List.of("cancelled OPERATOR filled 0 left 5"),
                only(venue.massCancel(Writer.RISK, BOB, 0, Side.SIDE_UNSPECIFIED), "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void ordersOfAnAuctionExpire(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 100).until(START_MICROS + 5));
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of("cancelled EXPIRED filled 0 left 5"),
                only(venue.tickTo(START_MICROS + 5, false), "cancelled"));
        assertEquals(List.of("symbol 1 changed, TRADING"), venue.symbolState(SymbolState.TRADING));
    }

    @ParameterizedTest
    @EnumSource
    void leavingAnAuctionOtherwiseUncrossesNothing(Implementation implementation) {
        for (SymbolState state : List.of(SymbolState.HALTED, SymbolState.CANCEL_ONLY)) {
            Scenario venue = auction(implementation);
            venue.place(venue.buy(ALICE, 5, 100));
            venue.place(venue.sell(BOB, 5, 100));

            assertEquals(List.of("symbol 1 changed, " + state), venue.symbolState(state));
            assertEquals(List.of(), venue.goOn());
            // The book is crossed still: it is uncrossed when it opens.
            List<String> story = venue.symbolState(SymbolState.TRADING);
            assertEquals("symbol 1 changed, UNCROSSING", story.getFirst());
            assertEquals(List.of("auction trade alice from bob"), only(story, "trade "));
        }
    }

    @ParameterizedTest
    @EnumSource
    void delistingCancelsWhatAnAuctionCollected(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 100));

        List<String> story = venue.symbolState(SymbolState.DELISTED);

        assertEquals("symbol 1 changed, DELISTED", story.getFirst());
        assertEquals(
                List.of(
                        "cancelled DELISTING filled 0 left 5",
                        "cancelled DELISTING filled 0 left 5"),
                only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void aSymbolIsListedInAuctionButNotUncrossing(Implementation implementation) {
        Scenario venue =
                new Scenario(implementation, CONFIG, SYMBOL.withState(SymbolState.AUCTION));

        assertEquals(
                List.of("level 1: BUY 5@100 of 1"),
                only(venue.place(venue.buy(ALICE, 5, 100)), "level"));
        assertEquals(
                List.of("level 2: SELL 5@100 of 1"),
                only(venue.place(venue.sell(BOB, 5, 100)), "level"));
        assertEquals(
                List.of("command rejected SYMBOL_INVALID 0 0"),
                venue.apply(
                        new VenueCommand.ListSymbol(
                                Scenario.symbol(2, "EUR-BTC", EUR, BTC, 0, 0)
                                        .withState(SymbolState.UNCROSSING))));
    }

    @ParameterizedTest
    @EnumSource
    void nobodySetsUncrossing(Implementation implementation) {
        Scenario venue = auction(implementation);

        assertEquals(
                List.of("command rejected STATE_INVALID 0 0"),
                venue.symbolState(SymbolState.UNCROSSING));
        assertEquals(List.of("symbol 1 changed, AUCTION"), venue.symbolState(SymbolState.AUCTION));
    }
}
