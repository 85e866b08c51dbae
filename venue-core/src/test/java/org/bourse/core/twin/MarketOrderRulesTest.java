package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Market orders by lots and by budget, with figures worked out by hand. */
class MarketOrderRulesTest {

    @ParameterizedTest
    @EnumSource
    void aBudgetThatEndsWithinTheThousandthRestingOrderIsUsedUp(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 1_001, 2);

        // 1,999 lots cost 199,900 and ceil(499.75); one more lot is too much.
        List<String> within = venue.place(venue.budget(ALICE, 200_400));

        assertEquals(List.of(), only(within, "cancelled"));
        assertEquals(1, only(only(within, "TAKER"), "filled 1999 left 0 closes").size());
    }

    @ParameterizedTest
    @EnumSource
    void aBudgetThatUsesAThousandRestingOrdersIsCutThere(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 1_001, 1);

        List<String> story = venue.place(venue.budget(ALICE, 100_250 + 99));

        assertEquals(
                List.of("cancelled LIMIT_OF_FILLS filled 1000 left 0"), only(story, "cancelled"));
        assertEquals(List.of("alice EUR HELD -99 RELEASE"), released(story));
    }

    private static List<String> released(List<String> story) {
        return only(only(only(story, "RELEASE"), "HELD"), "alice");
    }

    @ParameterizedTest
    @EnumSource
    void marketOrdersReachAsFarAsTheBoundFromTheBestPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 105));
        venue.place(venue.sell(BOB, 5, 115));
        venue.place(venue.sell(BOB, 5, 116));
        venue.place(venue.buy(CAROL, 5, 99));
        venue.place(venue.buy(CAROL, 5, 90));
        venue.place(venue.buy(CAROL, 5, 89));

        List<String> bought = venue.place(venue.market(ALICE, Side.BUY, 20));
        List<String> sold = venue.place(venue.market(ALICE, Side.SELL, 20));

        // 105 + floor(10.5) = 115; 99 - floor(9.9) = 90.
        assertEquals(
                List.of("cancelled IMMEDIATE_REMAINDER filled 10 left 10"),
                only(bought, "cancelled"));
        assertEquals(
                List.of("cancelled IMMEDIATE_REMAINDER filled 10 left 10"),
                only(sold, "cancelled"));
        assertEquals(List.of("level 8: SELL 0@115 of 0"), only(bought, "@115 of"));
        assertEquals(List.of("level 10: BUY 0@90 of 0"), only(sold, "@90 of"));
    }

    @ParameterizedTest
    @EnumSource
    void aMarketOrderNeedsAReferenceOrAPriceOfItsOwn(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        List<String> without = venue.place(venue.market(ALICE, Side.BUY, 5));
        List<String> with = venue.place(venue.market(ALICE, Side.BUY, 5).withNumbers(100, 5, 0));
        List<String> sale = venue.place(venue.market(ALICE, Side.SELL, 5).withNumbers(100, 5, 0));

        assertEquals(List.of("rejected NO_REFERENCE_PRICE"), without);
        assertEquals(List.of("accepted", "cancelled IMMEDIATE_REMAINDER filled 0 left 5"), with);
        assertEquals(
                List.of(
                        "accepted",
                        "alice BTC AVAILABLE -50000 HOLD",
                        "alice BTC HELD +50000 HOLD",
                        "cancelled IMMEDIATE_REMAINDER filled 0 left 5",
                        "alice BTC HELD -50000 RELEASE",
                        "alice BTC AVAILABLE +50000 RELEASE"),
                sale);
    }

    @ParameterizedTest
    @EnumSource
    void aBudgetBuysAsManyLotsAsItPaysForWithTheirFee(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 20, 100));

        List<String> ten = venue.place(venue.budget(ALICE, 1_003));
        List<String> nine = venue.place(venue.budget(ALICE, 1_002));

        // 10 lots cost 1000 + 3, 9 lots 900 + ceil(2.25).
        assertEquals(
                List.of("alice BUY TAKER 10@100 = 1000 fee 3, filled 10 left 0 closes"),
                only(ten, "TAKER"));
        assertEquals(List.of(), released(ten));
        assertEquals(
                List.of("alice BUY TAKER 9@100 = 900 fee 3, filled 9 left 0 closes"),
                only(nine, "TAKER"));
        assertEquals(List.of("alice EUR HELD -99 RELEASE"), released(nine));
    }

    @ParameterizedTest
    @EnumSource
    void aBudgetIsUsedUpWhenTheNextPriceInLineIsTooMuch(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 1, 100));
        venue.place(venue.sell(BOB, 1, 110));

        List<String> closed = venue.place(venue.budget(ALICE, 211));
        venue.place(venue.sell(BOB, 1, 100));
        List<String> both = venue.place(venue.budget(ALICE, 5_000));

        // 100 + 110 and ceil(0.525) were exactly 211; then both, and nobody is next.
        assertEquals(
                List.of(
                        "alice BUY TAKER 1@100 = 100 fee 1, filled 1 left 0",
                        "alice BUY TAKER 1@110 = 110 fee 0, filled 2 left 0"),
                only(closed, "TAKER"));
        assertEquals(
                List.of("cancelled IMMEDIATE_REMAINDER filled 2 left 0"),
                only(closed, "cancelled"));
        assertEquals(
                List.of("cancelled IMMEDIATE_REMAINDER filled 1 left 0"), only(both, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void aBudgetClosesBeforeALevelItCannotPay(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 1, 100));
        venue.place(venue.sell(BOB, 1, 110));

        List<String> story = venue.place(venue.budget(ALICE, 210));

        assertEquals(
                List.of("alice BUY TAKER 1@100 = 100 fee 1, filled 1 left 0 closes"),
                only(story, "TAKER"));
        assertEquals(List.of("alice EUR HELD -109 RELEASE"), released(story));
    }

    @ParameterizedTest
    @EnumSource
    void aBudgetThatDoesNotPayForALotBuysNothing(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 1, 100));

        assertEquals(
                List.of(
                        "accepted",
                        "alice EUR AVAILABLE -100 HOLD",
                        "alice EUR HELD +100 HOLD",
                        "cancelled BUDGET_TOO_SMALL filled 0 left 0",
                        "alice EUR HELD -100 RELEASE",
                        "alice EUR AVAILABLE +100 RELEASE"),
                venue.place(venue.budget(ALICE, 100)));
    }

    /** 2.1: and nothing else that trades. */
    @ParameterizedTest
    @EnumSource
    void riskMaySellWhatAnAccountHas(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(BOB, 3, 100));

        List<String> sold = byRisk(venue, venue.market(ALICE, Side.SELL, 2));

        assertEquals("accepted", sold.getFirst());
        assertEquals(List.of("trade bob from alice"), only(sold, "trade "));
        assertEquals(
                List.of("rejected INSUFFICIENT_FUNDS"),
                byRisk(venue, venue.market(ALICE, Side.SELL, 99)),
                "98 are left");
        List<String> refused = List.of("command rejected WRITER_NOT_ALLOWED 0 0");
        assertEquals(refused, byRisk(venue, venue.market(ALICE, Side.BUY, 1)));
        assertEquals(refused, byRisk(venue, venue.sell(ALICE, TimeInForce.IOC, 1, 100)));
    }

    private static List<String> byRisk(Scenario venue, Ask ask) {
        return venue.run(new GeneratedCommand.Place(venue.envelope(Writer.RISK), ask));
    }
}
