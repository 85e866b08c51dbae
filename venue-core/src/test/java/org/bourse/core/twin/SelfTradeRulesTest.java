package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 9 of the rulebook: orders of one account or group do not trade with each other. */
class SelfTradeRulesTest {

    @ParameterizedTest
    @EnumSource
    void theModeThatIsNotNamedCancelsTheTaker(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 5, 100));

        // Held 300 + 1 + 1.
        assertEquals(
                List.of(
                        "accepted",
                        "alice EUR AVAILABLE -302 HOLD",
                        "alice EUR HELD +302 HOLD",
                        "CANCEL_TAKER: alice meets alice 3@100",
                        "cancelled SELF_TRADE filled 0 left 3",
                        "alice EUR HELD -302 RELEASE",
                        "alice EUR AVAILABLE +302 RELEASE"),
                venue.place(venue.buy(ALICE, 3, 100)));
    }

    @ParameterizedTest
    @EnumSource
    void cancelMakerCancelsTheRestingOrderAndGoesOn(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 100));

        List<String> story =
                venue.place(venue.buy(ALICE, 5, 100).withMode(SelfTradePrevention.CANCEL_MAKER));

        assertEquals(
                List.of(
                        "accepted",
                        "alice EUR AVAILABLE -503 HOLD",
                        "alice EUR HELD +503 HOLD",
                        "CANCEL_MAKER: alice meets alice 5@100",
                        "cancelled SELF_TRADE filled 0 left 5",
                        "alice BTC HELD -50000 RELEASE",
                        "alice BTC AVAILABLE +50000 RELEASE",
                        "alice BUY TAKER 5@100 = 500 fee 2, filled 5 left 0 closes"),
                story.subList(0, 8));
        assertEquals(List.of("level 3: SELL 0@100 of 0"), only(story, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void cancelBothCancelsTheRestingOrderThenTheTaker(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 5, 100));

        assertEquals(
                List.of(
                        "CANCEL_BOTH: alice meets alice 3@100",
                        "cancelled SELF_TRADE filled 0 left 5",
                        "alice BTC HELD -50000 RELEASE",
                        "alice BTC AVAILABLE +50000 RELEASE",
                        "level 2: SELL 0@100 of 0",
                        "cancelled SELF_TRADE filled 0 left 3",
                        "alice EUR HELD -302 RELEASE",
                        "alice EUR AVAILABLE +302 RELEASE"),
                venue
                        .place(venue.buy(ALICE, 3, 100).withMode(SelfTradePrevention.CANCEL_BOTH))
                        .stream()
                        .skip(3)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void decrementTakesTheLesserOffBothAndGoesOn(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 3, 100));

        // 503 before; 200, ceil(0.5) and 1 after.
        assertEquals(
                List.of(
                        "DECREMENT: alice meets alice 3@100",
                        "cancelled SELF_TRADE filled 0 left 3",
                        "alice BTC HELD -30000 RELEASE",
                        "alice BTC AVAILABLE +30000 RELEASE",
                        "reduced alice by 3, filled 0 left 2",
                        "alice EUR HELD -301 RELEASE",
                        "alice EUR AVAILABLE +301 RELEASE",
                        "level 2: SELL 0@100 of 0",
                        "level 3: BUY 2@100 of 1"),
                venue
                        .place(venue.buy(ALICE, 5, 100).withMode(SelfTradePrevention.DECREMENT))
                        .stream()
                        .skip(3)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void decrementLeavesTheRestOfTheRestingOrder(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(ALICE, 5, 100));

        assertEquals(
                List.of(
                        "DECREMENT: alice meets alice 3@100",
                        "reduced alice by 3, filled 0 left 2",
                        "alice BTC HELD -30000 RELEASE",
                        "alice BTC AVAILABLE +30000 RELEASE",
                        "level 2: SELL 2@100 of 1",
                        "cancelled SELF_TRADE filled 0 left 3",
                        "alice EUR HELD -302 RELEASE",
                        "alice EUR AVAILABLE +302 RELEASE"),
                venue
                        .place(venue.buy(ALICE, 3, 100).withMode(SelfTradePrevention.DECREMENT))
                        .stream()
                        .skip(3)
                        .toList());
        // What was taken off is not part of a total that is left as it is.
        assertEquals(
                "replaced alice 2@101 trigger 0, filled 0 left 2",
                venue.replace(ALICE, order, 101, 0, 0).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void decrementOfEqualQuantitiesEndsBoth(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 3, 100));

        List<String> story =
                venue.place(venue.buy(ALICE, 3, 100).withMode(SelfTradePrevention.DECREMENT));

        assertEquals(
                List.of(
                        "cancelled SELF_TRADE filled 0 left 3",
                        "cancelled SELF_TRADE filled 0 left 3"),
                only(story, "cancelled"));
        assertEquals(0, venue.venue().openOrders());
        assertEquals(0, venue.heldMinor(ALICE, EUR));
        assertEquals(0, venue.heldMinor(ALICE, BTC));
    }

    @ParameterizedTest
    @EnumSource
    void decrementComesOffTheHiddenPartOfAnIcebergFirst(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 10, 100).showing(3));

        List<String> hidden =
                venue.place(venue.buy(ALICE, 4, 100).withMode(SelfTradePrevention.DECREMENT));
        List<String> shown =
                venue.place(venue.buy(ALICE, 4, 100).withMode(SelfTradePrevention.DECREMENT));

        assertEquals(List.of("reduced alice by 4, filled 0 left 6"), only(hidden, "reduced"));
        assertEquals(List.of(), only(hidden, "level"));
        assertEquals(List.of("reduced alice by 4, filled 0 left 2"), only(shown, "reduced"));
        assertEquals(List.of("level 2: SELL 2@100 of 1"), only(shown, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void theModeOfTheTakerDecides(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 5, 100).withMode(SelfTradePrevention.CANCEL_MAKER));

        assertEquals(
                List.of("cancelled SELF_TRADE filled 0 left 3"),
                only(venue.place(venue.buy(ALICE, 3, 100)), "cancelled"));
        assertEquals(1, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void onlyMarkedAccountsTradeWithThemselves(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 5, 100));

        assertEquals(
                List.of("rejected SELF_TRADE_NOT_ALLOWED"),
                venue.place(venue.buy(ALICE, 5, 100).withMode(SelfTradePrevention.NONE)));
        assertEquals(
                List.of("alice in group 0, true"),
                venue.apply(new VenueCommand.SetAccountTrading(ALICE, 0, true)));
        List<String> story =
                venue.place(venue.buy(ALICE, 5, 100).withMode(SelfTradePrevention.NONE));
        assertEquals(List.of("trade alice from alice"), only(story, "trade "));
        assertEquals(List.of(), only(story, "meets"));
        // 0.25 % and 0.10 % of 500, rounded up, are lost to the venue.
        assertEquals(1_000_000 - 3, venue.availableMinor(ALICE, EUR));
        assertEquals(1_000_000, venue.availableMinor(ALICE, BTC));
    }

    @ParameterizedTest
    @EnumSource
    void accountsOfOneGroupDoNotTradeWithEachOther(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountTrading(ALICE, 7, false));
        venue.apply(new VenueCommand.SetAccountTrading(BOB, 7, false));
        venue.apply(new VenueCommand.SetAccountTrading(CAROL, 8, false));
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of("CANCEL_TAKER: alice meets bob 3@100"),
                only(venue.place(venue.buy(ALICE, 3, 100)), "meets"));
        assertEquals(1, only(venue.place(venue.buy(CAROL, 3, 100)), "trade ").size());
        assertEquals(
                List.of("command rejected ACCOUNT_UNKNOWN 77 0"),
                venue.apply(new VenueCommand.SetAccountTrading(77, 7, false)));
    }

    @ParameterizedTest
    @EnumSource
    void aSubAccountIsOfTheGroupOfItsMainAccount(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountTrading(ALICE, 0, true));
        venue.place(venue.sell(ALICE, 5, 100));

        assertEquals(
                List.of("opened 2000", "alice in group 1000, true", "2000 in group 1000, false"),
                venue.apply(new VenueCommand.OpenAccount(2_000, ALICE)));
        venue.apply(new VenueCommand.Deposit(2_000, EUR, 1_000_000));
        assertEquals(
                List.of("CANCEL_TAKER: 2000 meets alice 3@100"),
                only(venue.place(venue.buy(2_000, 3, 100)), "meets"));
        assertEquals(1, only(venue.place(venue.buy(BOB, 3, 100)), "trade ").size());
    }

    @ParameterizedTest
    @EnumSource
    void aGroupThatAnOperatorSetTakesTheSubAccountIn(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountTrading(ALICE, 7, false));

        assertEquals(
                List.of("opened 2000", "2000 in group 7, false"),
                venue.apply(new VenueCommand.OpenAccount(2_000, ALICE)));
        assertEquals(
                List.of("opened 2001", "2001 in group 7, false"),
                venue.apply(new VenueCommand.OpenAccount(2_001, 2_000)));
    }

    @ParameterizedTest
    @EnumSource
    void groupZeroIsNoGroup(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountTrading(ALICE, 0, false));
        venue.apply(new VenueCommand.SetAccountTrading(BOB, 0, false));
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(1, only(venue.place(venue.buy(ALICE, 3, 100)), "trade ").size());
    }

    @ParameterizedTest
    @EnumSource
    void aFokSeesWhatItsModeWillDo(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 2, 100));
        venue.place(venue.sell(BOB, 5, 100));
        Ask fok = venue.buy(ALICE, TimeInForce.FOK, 5, 100);
        List<String> killed = List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 5");

        assertEquals(killed, venue.place(fok));
        assertEquals(
                killed,
                venue.place(fok.withMode(SelfTradePrevention.CANCEL_BOTH).withClientOrderId("a")));
        assertEquals(
                killed,
                venue.place(fok.withMode(SelfTradePrevention.DECREMENT).withClientOrderId("b")));
        List<String> story =
                venue.place(fok.withMode(SelfTradePrevention.CANCEL_MAKER).withClientOrderId("c"));
        assertEquals(List.of("cancelled SELF_TRADE filled 0 left 2"), only(story, "cancelled"));
        assertEquals(1, only(story, "trade ").size());
    }

    @ParameterizedTest
    @EnumSource
    void decrementWithABudgetHasNoShape(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of("rejected ORDER_INVALID"),
                venue.place(venue.budget(ALICE, 500).withMode(SelfTradePrevention.DECREMENT)));
    }

    @ParameterizedTest
    @EnumSource
    void aMarketBuyDoesNotHoldForOwnOrdersThatWillBeCancelled(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 101));

        List<String> story =
                venue.place(
                        venue.market(ALICE, Side.BUY, 5)
                                .withMode(SelfTradePrevention.CANCEL_MAKER));

        // 505 and ceil(1.2625).
        assertEquals(
                List.of("alice EUR AVAILABLE -507 HOLD", "alice EUR HELD +507 HOLD"),
                only(story, "HOLD"));
        assertEquals(0, venue.heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void aTriggeredOrderTakesInItsOwnMode(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 2, 95)
                        .withMode(SelfTradePrevention.CANCEL_MAKER));
        venue.place(venue.buy(BOB, 1, 95));
        venue.place(venue.buy(ALICE, 4, 94));
        venue.place(venue.buy(BOB, 2, 93));

        List<String> story = venue.place(venue.sell(CAROL, TimeInForce.IOC, 1, 95));

        assertEquals(List.of("CANCEL_MAKER: alice meets alice 2@94"), only(story, "meets"));
        assertEquals(
                List.of("alice SELL TAKER 2@93 = 186 fee 1, filled 2 left 0 closes"),
                only(only(story, "TAKER"), "alice"));
    }
}
