package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 16 of the rulebook: how far prices may be from the reference and the last price. */
class BandRulesTest {

    @ParameterizedTest
    @EnumSource
    void theStaticBandBoundsEveryPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        band(venue, 10_000_000, 0, 105);
        List<String> outside = List.of("rejected PRICE_OUTSIDE_BAND");

        // 105 ± floor(10.5).
        assertEquals(outside, venue.place(venue.buy(ALICE, 5, 116)));
        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 95)).getFirst());
        assertEquals(outside, venue.place(venue.buy(ALICE, 5, 94)));
        assertEquals("accepted", venue.place(venue.sell(BOB, 5, 115)).getFirst());
        assertEquals(outside, venue.place(venue.sell(BOB, 5, 116)));
        assertEquals(outside, venue.place(venue.sell(BOB, 5, 94)));
    }

    @ParameterizedTest
    @EnumSource
    void theStaticBandBoundsTriggers(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        band(venue, 10_000_000, 0, 105);
        List<String> outside = List.of("rejected PRICE_OUTSIDE_BAND");

        assertEquals(outside, venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 5, 116)));
        assertEquals(
                outside,
                venue.place(
                        venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 5, 115)
                                .withPrice(116)));
        assertEquals(
                "accepted",
                venue.place(
                                venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 5, 115)
                                        .withPrice(115))
                        .getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void withoutAReferencePriceThereIsNoStaticBand(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        band(venue, 10_000_000, 0, 0);

        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 1_000)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theDynamicBandBoundsHowFarAnOrderReaches(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        band(venue, 0, 5_000_000, 0);
        assertEquals("accepted", venue.place(venue.buy(ALICE, 1, 1_000)).getFirst());
        venue.massCancel(Writer.RISK, 0, 0, Side.SIDE_UNSPECIFIED);
        venue.tradeAt(110);
        List<String> outside = List.of("rejected PRICE_OUTSIDE_BAND");

        // 110 ± floor(5.5); behind the last price anything goes.
        assertEquals(outside, venue.place(venue.buy(ALICE, 5, 116)));
        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 50)).getFirst());
        assertEquals(outside, venue.place(venue.sell(BOB, 5, 104)));
        assertEquals("accepted", venue.place(venue.sell(BOB, 5, 500)).getFirst());
        assertEquals("accepted", venue.place(venue.sell(BOB, 5, 105)).getFirst());
        assertEquals("accepted", venue.place(venue.buy(ALICE, 5, 115)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void conditionalOrdersAreNotSubjectToTheDynamicBand(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        band(venue, 0, 5_000_000, 0);
        venue.tradeAt(100);

        assertEquals(
                "accepted",
                venue.place(
                                venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 5, 150)
                                        .withPrice(200))
                        .getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theBoundOfAMarketOrderIsCutToTheBands(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 1, 109));
        venue.place(venue.sell(BOB, 1, 110));
        venue.place(venue.sell(BOB, 1, 111));
        band(venue, 10_000_000, 0, 100);

        List<String> bounded = venue.place(venue.market(ALICE, Side.BUY, 3));

        assertEquals(
                List.of("cancelled IMMEDIATE_REMAINDER filled 2 left 1"),
                only(bounded, "cancelled"));
        // A price of its own is cut, too.
        assertEquals(
                List.of("accepted", "cancelled IMMEDIATE_REMAINDER filled 0 left 1"),
                venue.place(venue.market(ALICE, Side.BUY, 1).withPrice(200)));
    }

    @ParameterizedTest
    @EnumSource
    void theBoundOfAStopIsCutToTheStaticBandAlone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        band(venue, 10_000_000, 1_000_000, 100);
        venue.tradeAt(100);

        // 105 + 10 is cut to 110: 1100 and ceil(2.75).
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP, 10, 105));

        assertEquals(1_103, venue.heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void aReplaceIsBoundedLikeAnOrder(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.buy(ALICE, 5, 100));
        band(venue, 10_000_000, 0, 100);

        assertEquals(
                List.of("command rejected PRICE_OUTSIDE_BAND alice " + order),
                venue.replace(ALICE, order, 89, 0, 0));
        assertEquals(
                "replaced alice 5@90 trigger 0, filled 0 left 5",
                venue.replace(ALICE, order, 90, 0, 0).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void openOrdersOutsideANewBandStay(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 120));
        band(venue, 10_000_000, 0, 100);

        assertEquals(1, venue.venue().openOrders());
    }

    /** The symbol as before, with these bands. */
    private static void band(Scenario venue, long staticE8, long dynamicE8, long reference) {
        SymbolDefinition banded =
                new SymbolDefinition(
                        1,
                        "BTC-EUR",
                        BTC,
                        EUR,
                        1,
                        2,
                        1,
                        0,
                        1,
                        5_000,
                        10,
                        100_000,
                        250_000,
                        10_000_000,
                        staticE8,
                        dynamicE8,
                        reference,
                        SymbolState.TRADING);
        assertEquals(
                List.of("symbol 1 changed, TRADING"),
                venue.apply(new VenueCommand.ChangeSymbol(banded)));
    }
}
