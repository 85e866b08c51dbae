package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.SymbolDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Matching, fees and how orders end, with figures worked out by hand: makers pay 0.10 %, takers
 * 0.25 %, rounded up. See {@link Scenario} for the venue.
 */
class RulesTest {

    @ParameterizedTest
    @EnumSource
    void aTradeIsTheWholeStoryInThisOrder(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 10, 100));

        List<String> story = venue.place(venue.buy(ALICE, 10, 100));

        // Hold 1000 + 3 + 1; the taker's fee is 2.5 rounded up, the maker's exactly 1.
        assertEquals(
                List.of(
                        "accepted",
                        "alice EUR AVAILABLE -1004 HOLD",
                        "alice EUR HELD +1004 HOLD",
                        "alice BUY TAKER 10@100 = 1000 fee 3, filled 10 left 0 closes",
                        "bob SELL MAKER 10@100 = 1000 fee 1, filled 10 left 0 closes",
                        "trade alice from bob",
                        "alice EUR HELD -1000 TRADE",
                        "bob EUR AVAILABLE +1000 TRADE",
                        "bob BTC HELD -100000 TRADE",
                        "alice BTC AVAILABLE +100000 TRADE",
                        "alice EUR HELD -3 FEE",
                        "fees EUR AVAILABLE +3 FEE",
                        "bob EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "level 2: SELL 0@100 of 0",
                        "alice EUR HELD -1 RELEASE",
                        "alice EUR AVAILABLE +1 RELEASE"),
                story);
        assertEquals(1_000_000 - 1_003, venue.venue().availableMinor(ALICE, EUR));
        assertEquals(1_000_000 + 999, venue.venue().availableMinor(BOB, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void theTakerTradesAtTheMakersPriceAndGetsTheDifferenceBackWithTheTrade(
            Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 10, 90));

        List<String> story = venue.place(venue.buy(ALICE, 10, 100));

        // Hold 1004; 900 and a fee of 2.25, rounded up, are spent; 10 ticks × 10 lots are saved.
        assertEquals(
                List.of(
                        "alice EUR HELD -100 RELEASE",
                        "alice EUR AVAILABLE +100 RELEASE",
                        "alice EUR HELD -1 RELEASE",
                        "alice EUR AVAILABLE +1 RELEASE"),
                only(story, "RELEASE"));
        assertEquals(1_000_000 - 903, venue.venue().availableMinor(ALICE, EUR));
        assertEquals(0, venue.venue().heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void betterPricesFirstAndAtOnePriceOlderOrdersFirst(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 2, 101));
        venue.place(venue.sell(CAROL, 2, 100));
        venue.place(venue.sell(BOB, 2, 100));

        List<String> story = venue.place(venue.buy(ALICE, 5, 101));

        assertEquals(
                List.of(
                        "carol SELL MAKER 2@100 = 200 fee 1, filled 2 left 0 closes",
                        "bob SELL MAKER 2@100 = 200 fee 1, filled 2 left 0 closes",
                        "bob SELL MAKER 1@101 = 101 fee 1, filled 1 left 1"),
                only(story, "MAKER"));
        assertEquals(
                List.of("level 4: SELL 0@100 of 0", "level 5: SELL 1@101 of 1"),
                only(story, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderFilledInPartKeepsItsPlace(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(CAROL, 5, 100));
        venue.place(venue.buy(ALICE, 2, 100));

        List<String> story = venue.place(venue.buy(ALICE, 4, 100));

        assertEquals(
                List.of(
                        "bob SELL MAKER 3@100 = 300 fee 0, filled 5 left 0 closes",
                        "carol SELL MAKER 1@100 = 100 fee 1, filled 1 left 4"),
                only(story, "MAKER"));
    }

    @ParameterizedTest
    @EnumSource
    void feesAreRoundedOncePerOrderAndRoleNotPerFill(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        for (int i = 0; i < 5; i++) {
            venue.place(venue.sell(i % 2 == 0 ? BOB : CAROL, 1, 100));
        }

        List<String> story = venue.place(venue.buy(ALICE, 5, 100));

        // ceil of 0.25, 0.50, 0.75, 1.00 and 1.25.
        assertEquals(
                List.of(
                        "alice BUY TAKER 1@100 = 100 fee 1, filled 1 left 4",
                        "alice BUY TAKER 1@100 = 100 fee 0, filled 2 left 3",
                        "alice BUY TAKER 1@100 = 100 fee 0, filled 3 left 2",
                        "alice BUY TAKER 1@100 = 100 fee 0, filled 4 left 1",
                        "alice BUY TAKER 1@100 = 100 fee 1, filled 5 left 0 closes"),
                only(story, "TAKER"));
        assertEquals(List.of("alice EUR HELD -1 FEE", "alice EUR HELD -1 FEE"), fees(story));
    }

    private static List<String> fees(List<String> story) {
        return only(only(story, "FEE"), "alice");
    }

    @ParameterizedTest
    @EnumSource
    void aRebateIsRoundedDownAndPaidByTheFeeAccount(Implementation implementation) {
        SymbolDefinition symbol = Scenario.symbol(1, "BTC-EUR", BTC, EUR, -100_000, 250_000);
        Scenario venue = new Scenario(implementation, Scenario.CONFIG, symbol);
        venue.place(venue.buy(BOB, 20, 100));

        List<String> first = venue.place(venue.sell(ALICE, 15, 100));
        List<String> second = venue.place(venue.sell(CAROL, 5, 100));

        // 0.10 % of 1500 is 1.5: 1 is paid. Of 2000 it is 2: 1 more.
        assertEquals(
                List.of(
                        "fees EUR AVAILABLE -1 FEE",
                        "bob EUR AVAILABLE +1 FEE",
                        "alice EUR AVAILABLE -4 FEE",
                        "fees EUR AVAILABLE +4 FEE"),
                only(first, "FEE"));
        assertEquals(
                List.of("bob BUY MAKER 5@100 = 500 fee -1, filled 20 left 0 closes"),
                only(second, "MAKER"));
        // Held was 2000 + 5 + 1; a rebate does not come out of the hold.
        assertEquals(List.of("bob EUR HELD -6 RELEASE"), only(only(second, "RELEASE"), "HELD"));
    }

    @ParameterizedTest
    @EnumSource
    void whatAnIocCannotTradeAtOnceIsCancelled(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 3, 100));
        venue.place(venue.sell(BOB, 3, 102));

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.IOC, 5, 101));

        // Hold 505 + ceil(1.2625); 300 + 1 spent and 3 saved by then; the rest is 203.
        assertEquals(
                List.of(
                        "level 3: SELL 0@100 of 0",
                        "cancelled IMMEDIATE_REMAINDER filled 3 left 2",
                        "alice EUR HELD -203 RELEASE",
                        "alice EUR AVAILABLE +203 RELEASE"),
                story.subList(story.size() - 4, story.size()));
    }

    @ParameterizedTest
    @EnumSource
    void aFokTradesWholeOrNotAtAll(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(CAROL, 5, 101));

        List<String> killed = venue.place(venue.buy(ALICE, TimeInForce.FOK, 11, 101));
        List<String> outOfReach = venue.place(venue.buy(ALICE, TimeInForce.FOK, 6, 100));
        List<String> filled = venue.place(venue.buy(ALICE, TimeInForce.FOK, 10, 101));

        assertEquals(List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 11"), killed);
        assertEquals(List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 6"), outOfReach);
        assertEquals(2, only(filled, "trade").size());
        // 500 + 505 and ceil(2.5125).
        assertEquals(1_000_000 - 1_008, venue.venue().availableMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void aFokDoesNotReachPastAnOrderOfItsOwnAccount(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 100));

        List<String> six = venue.place(venue.buy(ALICE, TimeInForce.FOK, 6, 100));
        List<String> five = venue.place(venue.buy(ALICE, TimeInForce.FOK, 5, 100));

        assertEquals(List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 6"), six);
        assertEquals(1, only(five, "trade").size());
    }

    @ParameterizedTest
    @EnumSource
    void nobodyTradesWithHimself(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 101));

        List<String> story = venue.place(venue.buy(ALICE, 12, 101));

        assertEquals(List.of("cancelled SELF_TRADE filled 5 left 7"), only(story, "cancelled"));
        assertEquals(List.of("level 4: SELL 5@100 of 1"), only(story, "level"));
        assertEquals(0, venue.venue().heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void oneCommandTradesWithAThousandRestingOrders(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 2_000, 1);

        List<String> stopped = venue.place(venue.buy(ALICE, 1_001, 100));
        long lastTrade = venue.lastTradeId();
        List<String> closed = venue.place(venue.buy(ALICE, TimeInForce.FOK, 1_000, 100));

        assertEquals(
                List.of("cancelled LIMIT_OF_FILLS filled 1000 left 1"), only(stopped, "cancelled"));
        assertEquals(Ids.of(0, venue.position() - 1, 999), lastTrade);
        assertEquals(
                List.of("alice BUY TAKER 1@100 = 100 fee 0, filled 1000 left 0 closes"),
                only(closed, "closes").stream().filter(line -> line.contains("TAKER")).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aFokThatNeedsMoreThanAThousandRestingOrdersIsKilled(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 1_001, 1);

        assertEquals(
                List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 1001"),
                venue.place(venue.buy(ALICE, TimeInForce.FOK, 1_001, 100)));
    }

    @ParameterizedTest
    @EnumSource
    void aCancelReleasesTheRestAndTellsTheLevel(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 10, 100));
        long orderId = venue.lastOrderId();
        venue.place(venue.sell(BOB, TimeInForce.IOC, 4, 100));

        assertEquals(603, venue.venue().heldMinor(ALICE, EUR));
        // Held 1004 - 400 - ceil(0.4).
        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 4 left 6",
                        "alice EUR HELD -603 RELEASE",
                        "alice EUR AVAILABLE +603 RELEASE",
                        "level 3: BUY 0@100 of 0"),
                venue.cancel(ALICE, orderId));
        assertEquals(
                List.of("command rejected ORDER_UNKNOWN alice " + orderId),
                venue.cancel(ALICE, orderId));
        assertEquals(List.of("command rejected ORDER_CLOSED alice 0"), venue.cancel(ALICE, "o1"));
    }
}
