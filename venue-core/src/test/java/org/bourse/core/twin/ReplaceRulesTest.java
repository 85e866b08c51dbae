package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 12 of the rulebook: replaces of resting orders. */
class ReplaceRulesTest {

    @ParameterizedTest
    @EnumSource
    void aSmallerQuantityKeepsItsPlace(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(CAROL, 5, 100));

        assertEquals(
                List.of(
                        "replaced bob 3@100 trigger 0, filled 0 left 3",
                        "bob BTC HELD -20000 RELEASE",
                        "bob BTC AVAILABLE +20000 RELEASE",
                        "level 3: SELL 8@100 of 2"),
                venue.replace(BOB, order, 0, 0, 3));
        assertEquals(
                List.of(
                        "bob SELL MAKER 3@100 = 300 fee 1, filled 3 left 0 closes",
                        "carol SELL MAKER 1@100 = 100 fee 1, filled 1 left 4"),
                only(venue.place(venue.buy(ALICE, 4, 100)), "MAKER"));
    }

    @ParameterizedTest
    @EnumSource
    void aGreaterQuantityGoesToTheEndOfTheLine(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(CAROL, 5, 100));

        assertEquals(
                List.of(
                        "replaced bob 6@100 trigger 0, filled 0 left 6",
                        "bob BTC AVAILABLE -10000 HOLD",
                        "bob BTC HELD +10000 HOLD",
                        "level 3: SELL 5@100 of 1",
                        "level 4: SELL 11@100 of 2"),
                venue.replace(BOB, order, 0, 0, 6));
        assertEquals(
                List.of("carol SELL MAKER 4@100 = 400 fee 1, filled 4 left 1"),
                only(venue.place(venue.buy(ALICE, 4, 100)), "MAKER"));
    }

    @ParameterizedTest
    @EnumSource
    void itsOwnPriceAndQuantityChangeNothing(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(CAROL, 5, 100));

        assertEquals(
                List.of("replaced bob 5@100 trigger 0, filled 0 left 5"),
                venue.replace(BOB, order, 100, 0, 5));
        assertEquals(1, only(only(venue.place(venue.buy(ALICE, 1, 100)), "MAKER"), "bob").size());
    }

    @ParameterizedTest
    @EnumSource
    void anotherPriceLeavesTheLevelAndMayTradeAtOnce(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));
        long order = venue.placed(venue.buy(ALICE, 5, 90));

        List<String> story = venue.replace(ALICE, order, 100, 0, 0);

        // Held 450 + 2 + 1, then 500 + 2 + 1.
        assertEquals(
                List.of(
                        "replaced alice 5@100 trigger 0, filled 0 left 5",
                        "alice EUR AVAILABLE -50 HOLD",
                        "alice EUR HELD +50 HOLD",
                        "level 3: BUY 0@90 of 0",
                        "alice BUY TAKER 5@100 = 500 fee 2, filled 5 left 0 closes"),
                story.subList(0, 5));
        assertEquals(
                List.of("level 3: BUY 0@90 of 0", "level 4: SELL 0@100 of 0"),
                only(story, "level"));
        assertEquals(0, venue.heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void theNewTotalIncludesWhatIsFilled(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(BOB, 10, 100));
        venue.place(venue.buy(ALICE, 4, 100));

        assertEquals(
                List.of("command rejected QUANTITY_INVALID bob " + order),
                venue.replace(BOB, order, 0, 0, 4));
        assertEquals(
                List.of(
                        "replaced bob 5@100 trigger 0, filled 4 left 1",
                        "bob BTC HELD -50000 RELEASE",
                        "bob BTC AVAILABLE +50000 RELEASE",
                        "level 3: SELL 1@100 of 1"),
                venue.replace(BOB, order, 0, 0, 5));
    }

    @ParameterizedTest
    @EnumSource
    void theHoldOfABuyThatHasTradedCountsWhatItHasPaid(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.buy(ALICE, 10, 100));
        venue.place(venue.sell(BOB, TimeInForce.IOC, 4, 100));
        assertEquals(603, venue.heldMinor(ALICE, EUR));

        // 200 + ceil(0.25 % of 600) + 1 - 1 paid are 202.
        assertEquals(
                List.of(
                        "replaced alice 6@100 trigger 0, filled 4 left 2",
                        "alice EUR HELD -401 RELEASE",
                        "alice EUR AVAILABLE +401 RELEASE",
                        "level 3: BUY 2@100 of 1"),
                venue.replace(ALICE, order, 0, 0, 6));
    }

    @ParameterizedTest
    @EnumSource
    void aFilledPartKeepsItsFeesWhenTheOrderTakesAgain(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 1, 100));
        long order = venue.placed(venue.buy(ALICE, 2, 100));
        venue.place(venue.sell(BOB, 5, 101));

        // As taker 0.25 are 1 so far; 0.5025 are 1 still.
        assertEquals(
                List.of("alice BUY TAKER 1@101 = 101 fee 0, filled 2 left 0 closes"),
                only(venue.replace(ALICE, order, 101, 0, 0), "TAKER"));
    }

    @ParameterizedTest
    @EnumSource
    void nothingToReplaceIsNoReplace(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of("command rejected ORDER_INVALID bob " + order),
                venue.replace(BOB, order, 0, 0, 0));
        assertEquals(
                List.of("command rejected ORDER_INVALID bob 0"), venue.replace(BOB, "o1", 0, 0, 0));
        assertEquals(
                List.of("command rejected ORDER_INVALID bob " + order),
                venue.replace(BOB, order, 101, 95, 0));
    }

    @ParameterizedTest
    @EnumSource
    void onlyOnesOwnOpenOrdersAreReplaced(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of("command rejected ORDER_UNKNOWN alice " + order),
                venue.replace(ALICE, order, 101, 0, 0));
        assertEquals(
                List.of("command rejected ORDER_UNKNOWN bob 0"),
                venue.replace(BOB, "o2", 101, 0, 0));
        assertEquals(
                List.of("command rejected ACCOUNT_UNKNOWN 77 " + order),
                venue.replace(77, order, 101, 0, 0));
        venue.cancel(BOB, order);
        assertEquals(
                List.of("command rejected ORDER_CLOSED bob 0"),
                venue.replace(BOB, "o1", 101, 0, 0));
        assertEquals(
                List.of("command rejected ORDER_UNKNOWN bob " + order),
                venue.replace(BOB, order, 101, 0, 0));
    }

    /** A tick and what comes after it end a thousand each. */
    @ParameterizedTest
    @EnumSource
    void whatIsPastItsExpiryIsNotReplaced(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.liftOpenOrders(BOB);
        venue.apply(new VenueCommand.Deposit(BOB, BTC, 31_000_000));
        long last = 0;
        for (int i = 0; i < 3_100; i++) {
            last = venue.placed(venue.sell(BOB, 1, 100).until(START_MICROS + 500_000));
        }
        venue.tickTo(START_MICROS + 500_000, false);

        assertEquals(
                "command rejected ORDER_UNKNOWN bob " + last,
                venue.replace(BOB, last, 101, 0, 0).getLast());
        assertEquals(
                "command rejected ORDER_CLOSED bob 0",
                venue.replace(BOB, "o3100", 101, 0, 0).getLast());
        assertEquals(100, only(venue.goOn(), "EXPIRED").size());
    }

    @ParameterizedTest
    @EnumSource
    void notEnoughFundsLeaveTheOrderAsItWas(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.buy(ALICE, 100, 100));
        assertEquals(10_026, venue.heldMinor(ALICE, EUR));

        assertEquals(
                List.of("command rejected INSUFFICIENT_FUNDS alice " + order),
                venue.replace(ALICE, order, 10_000, 0, 0));
        assertEquals(10_026, venue.heldMinor(ALICE, EUR));
        // 100 × 9,970 are 997,000, 2,493 and 1.
        assertEquals(
                "replaced alice 100@9970 trigger 0, filled 0 left 100",
                venue.replace(ALICE, order, 9_970, 0, 0).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theChecksOfAReplaceComeInTheOrderOfANewOrder(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of("command rejected PRICE_INVALID bob " + order),
                venue.replace(BOB, order, -1, 0, -1));
        assertEquals(
                List.of("command rejected QUANTITY_INVALID bob " + order),
                venue.replace(BOB, order, 1, 0, -1));
        assertEquals(
                List.of("command rejected QUANTITY_TOO_LARGE bob " + order),
                venue.replace(BOB, order, 1, 0, 5_001));
        assertEquals(
                List.of("command rejected NOTIONAL_TOO_SMALL bob " + order),
                venue.replace(BOB, order, 1, 0, 0));
        assertEquals(
                "replaced bob 10@1 trigger 0, filled 0 left 10",
                venue.replace(BOB, order, 1, 0, 10).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aPostOnlyOrderIsNotReplacedIntoTheOtherSide(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));
        long order = venue.placed(venue.buy(ALICE, 5, 90).postingOnly(false));
        long repriced = venue.placed(venue.buy(CAROL, 5, 90).postingOnly(true));

        assertEquals(
                List.of("command rejected POST_ONLY_WOULD_TAKE alice " + order),
                venue.replace(ALICE, order, 100, 0, 0));
        assertEquals(
                "replaced carol 5@99 trigger 0, filled 0 left 5",
                venue.replace(CAROL, repriced, 105, 0, 0).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aReplaceIsNoOrderMore(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(1), List.of()));
        long order = venue.placed(venue.buy(ALICE, 5, 90));

        assertEquals(
                "replaced alice 6@91 trigger 0, filled 0 left 6",
                venue.replace(ALICE, order, 91, 0, 6).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aReplacedOrderMeetsItsOwnAccountInItsOwnMode(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 5, 100));
        long order =
                venue.placed(venue.buy(ALICE, 5, 90).withMode(SelfTradePrevention.CANCEL_MAKER));

        List<String> story = venue.replace(ALICE, order, 100, 0, 0);

        assertEquals(List.of("CANCEL_MAKER: alice meets alice 5@100"), only(story, "meets"));
        assertEquals("level 5: BUY 5@100 of 1", story.getLast());
    }
}
