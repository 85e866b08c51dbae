package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.from;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Scenario.postOnly;
import static org.bourse.core.twin.Scenario.withoutPostings;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 24 of the rulebook: what an external book has at prices, and how it trades. */
class ExternalLevelRulesTest {

    @ParameterizedTest
    @EnumSource
    void aLevelComesGrowsShrinksAndGoes(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(List.of("level 1: SELL 5@100 of 1"), venue.external(Side.SELL, 5, 100));
        assertEquals(List.of("level 2: SELL 7@100 of 1"), venue.external(Side.SELL, 7, 100));
        assertEquals(List.of(), venue.external(Side.SELL, 7, 100));
        assertEquals(List.of("level 3: SELL 3@100 of 1"), venue.external(Side.SELL, 3, 100));
        assertEquals(List.of("level 4: SELL 0@100 of 0"), venue.external(Side.SELL, 0, 100));
        assertEquals(List.of(), venue.external(Side.SELL, 0, 100));
    }

    @ParameterizedTest
    @EnumSource
    void aTakerTradesWithALevelThatIsToldNothingPaysNoFeeAndHoldsNothing(
            Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.SELL, 5, 100);

        assertEquals(
                List.of(
                        "accepted",
                        "alice EUR AVAILABLE -401 HOLD",
                        "alice EUR HELD +401 HOLD",
                        "alice BUY TAKER 4@100 = 400 fee 1, filled 4 left 0 closes",
                        "trade alice from external",
                        "alice EUR HELD -400 TRADE",
                        "external EUR AVAILABLE +400 TRADE",
                        "external BTC AVAILABLE -40000 TRADE",
                        "alice BTC AVAILABLE +40000 TRADE",
                        "alice EUR HELD -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "level 2: SELL 1@100 of 1"),
                venue.place(venue.buy(ALICE, TimeInForce.IOC, 4, 100)));
        assertEquals(-40_000, venue.availableMinor(Accounts.EXTERNAL, BTC));
        assertEquals(0, venue.heldMinor(Accounts.EXTERNAL, BTC));
    }

    @ParameterizedTest
    @EnumSource
    void aSellerTradesWithALevelThatBuys(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.BUY, 4, 100);

        assertEquals(
                List.of(
                        "alice SELL TAKER 4@100 = 400 fee 1, filled 4 left 1",
                        "trade external from alice",
                        "external EUR AVAILABLE -400 TRADE",
                        "alice EUR AVAILABLE +400 TRADE",
                        "alice BTC HELD -40000 TRADE",
                        "external BTC AVAILABLE +40000 TRADE",
                        "alice EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "level 2: BUY 0@100 of 0",
                        "level 3: SELL 1@100 of 1"),
                from(venue.place(venue.sell(ALICE, 5, 100)), "alice SELL"));
    }

    @ParameterizedTest
    @EnumSource
    void levelsStandInTheLineOfTheirPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 2, 100));
        venue.external(Side.SELL, 3, 100);
        venue.place(venue.sell(CAROL, 2, 100));
        venue.external(Side.SELL, 4, 101);

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.IOC, 8, 101));

        assertEquals(
                List.of(
                        "trade alice from bob",
                        "trade alice from external",
                        "trade alice from carol",
                        "level 5: SELL 0@100 of 0",
                        "trade alice from external",
                        "level 6: SELL 3@101 of 1"),
                story.stream()
                        .filter(line -> line.startsWith("trade ") || line.startsWith("level"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void lessKeepsItsPlaceAndMoreGoesToTheEnd(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.SELL, 3, 100);
        venue.place(venue.sell(BOB, 2, 100));
        venue.external(Side.SELL, 2, 100);

        assertEquals(
                List.of("trade alice from external"),
                only(venue.place(venue.buy(ALICE, TimeInForce.IOC, 1, 100)), "trade "));
        // 1 is left, so 2 are more.
        assertEquals(List.of("level 5: SELL 4@100 of 2"), venue.external(Side.SELL, 2, 100));
        assertEquals(
                List.of("trade alice from bob", "trade alice from external"),
                only(venue.place(venue.buy(ALICE, TimeInForce.IOC, 4, 100)), "trade "));
    }

    @ParameterizedTest
    @EnumSource
    void aNewLevelFirstTakesFromAccountsAtTheirPrices(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 3, 99));
        venue.place(venue.sell(CAROL, 2, 100));

        assertEquals(
                List.of(
                        "bob SELL MAKER 3@99 = 297 fee 1, filled 3 left 0 closes",
                        "trade external from bob",
                        "external EUR AVAILABLE -297 TRADE",
                        "bob EUR AVAILABLE +297 TRADE",
                        "bob BTC HELD -30000 TRADE",
                        "external BTC AVAILABLE +30000 TRADE",
                        "bob EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "level 3: SELL 0@99 of 0",
                        "carol SELL MAKER 2@100 = 200 fee 1, filled 2 left 0 closes",
                        "trade external from carol",
                        "external EUR AVAILABLE -200 TRADE",
                        "carol EUR AVAILABLE +200 TRADE",
                        "carol BTC HELD -20000 TRADE",
                        "external BTC AVAILABLE +20000 TRADE",
                        "carol EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "level 4: SELL 0@100 of 0",
                        "level 5: BUY 1@100 of 1"),
                venue.external(Side.BUY, 6, 100));
        assertEquals(-497, venue.availableMinor(Accounts.EXTERNAL, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void aLevelThatIsTakenWholeNeverStands(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(BOB, 3, 99));

        List<String> story = venue.external(Side.SELL, 2, 98);

        // Bob held 297, ceil(0.7425) and 1, and pays 198 and ceil(0.198).
        assertEquals(
                List.of(
                        "bob BUY MAKER 2@99 = 198 fee 1, filled 2 left 1",
                        "trade bob from external",
                        "bob EUR HELD -198 TRADE",
                        "external EUR AVAILABLE +198 TRADE",
                        "external BTC AVAILABLE -20000 TRADE",
                        "bob BTC AVAILABLE +20000 TRADE",
                        "bob EUR HELD -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "level 2: BUY 1@99 of 1"),
                story);
        assertEquals(List.of(), venue.external(Side.SELL, 0, 98));
    }

    @ParameterizedTest
    @EnumSource
    void levelsNeverTradeWithEachOtherAndMayCross(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.SELL, 5, 100);

        assertEquals(List.of("level 2: BUY 4@101 of 1"), venue.external(Side.BUY, 4, 101));
        assertEquals(
                List.of("level 3: SELL 3@100 of 1"),
                only(venue.place(venue.buy(ALICE, TimeInForce.IOC, 2, 101)), "level"));
        assertEquals(
                List.of("level 4: BUY 2@101 of 1"),
                only(venue.place(venue.sell(ALICE, TimeInForce.IOC, 2, 100)), "level"));
    }

    @ParameterizedTest
    @EnumSource
    void levelsArePassedOverOnTheWayToAccounts(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.SELL, 5, 100);
        venue.place(venue.sell(BOB, 2, 101));
        venue.external(Side.SELL, 1, 101);
        venue.place(venue.sell(CAROL, 2, 101));

        List<String> story = venue.external(Side.BUY, 5, 102);

        assertEquals(
                List.of(
                        "bob SELL MAKER 2@101 = 202 fee 1, filled 2 left 0 closes",
                        "trade external from bob",
                        "carol SELL MAKER 2@101 = 202 fee 1, filled 2 left 0 closes",
                        "trade external from carol",
                        "level 5: SELL 1@101 of 1",
                        "level 6: BUY 1@102 of 1"),
                withoutPostings(story));
    }

    @ParameterizedTest
    @EnumSource
    void anExternalBookOwnsNobodysOrders(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(1), List.of()));
        venue.external(Side.SELL, 5, 100);
        venue.external(Side.BUY, 5, 90);

        assertEquals(0, venue.venue().openOrders());
        assertEquals("accepted", venue.place(venue.buy(ALICE, 1, 95)).getFirst());
        assertEquals(
                List.of("cancelled OPERATOR filled 0 left 1"),
                only(venue.massCancel(Writer.RISK, 0, 0, Side.SIDE_UNSPECIFIED), "cancelled"));
        assertEquals(
                List.of("trade bob from external"),
                only(venue.place(venue.buy(BOB, TimeInForce.IOC, 1, 100)), "trade "));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderThatMustBeFilledWholeCountsLevels(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.SELL, 3, 100);
        venue.place(venue.sell(BOB, 2, 101));

        assertEquals(
                List.of("cancelled FOK_UNFILLABLE filled 0 left 6"),
                only(venue.place(venue.buy(ALICE, TimeInForce.FOK, 6, 101)), "cancelled"));
        assertEquals(
                List.of("trade alice from external", "trade alice from bob"),
                only(venue.place(venue.buy(ALICE, TimeInForce.FOK, 5, 101)), "trade "));
    }

    @ParameterizedTest
    @EnumSource
    void aBudgetBuysFromLevels(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.SELL, 3, 100);
        venue.external(Side.SELL, 3, 101);

        List<String> story = venue.place(venue.budget(ALICE, 403));

        // 300, 101 and ceil(1.0025): the next lot is too dear.
        assertEquals(
                List.of(
                        "alice BUY TAKER 3@100 = 300 fee 1, filled 3 left 0",
                        "alice BUY TAKER 1@101 = 101 fee 1, filled 4 left 0 closes"),
                only(story, "TAKER"));
    }

    @ParameterizedTest
    @EnumSource
    void levelsCountInBoundsAndReferences(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        assertEquals(
                List.of("rejected NO_REFERENCE_PRICE"),
                venue.place(venue.market(ALICE, Side.BUY, 3)));
        venue.external(Side.SELL, 1, 100);
        venue.external(Side.SELL, 1, 110);
        venue.external(Side.SELL, 1, 111);

        // 100 + floor(10) is the bound.
        assertEquals(
                List.of("cancelled IMMEDIATE_REMAINDER filled 2 left 1"),
                only(venue.place(venue.market(ALICE, Side.BUY, 3)), "cancelled"));
        assertEquals(
                List.of("rejected POST_ONLY_WOULD_TAKE"),
                venue.place(postOnly(venue.buy(ALICE, 1, 111))));
        assertEquals(
                "accepted at 110",
                venue.place(venue.buy(ALICE, 1, 112).postingOnly(true)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void aTradeOfALevelThatTakesTriggersAfterTheLevelIsTold(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(BOB, 3, 95));
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));

        List<String> story = venue.external(Side.SELL, 5, 95);

        assertEquals(
                List.of(
                        "bob BUY MAKER 3@95 = 285 fee 1, filled 3 left 0 closes",
                        "trade bob from external",
                        "level 2: BUY 0@95 of 0",
                        "level 3: SELL 2@95 of 1",
                        "triggered alice at 95",
                        "cancelled IMMEDIATE_REMAINDER filled 0 left 5"),
                withoutPostings(story));
    }

    @ParameterizedTest
    @EnumSource
    void aTradeWithALevelThatStandsTriggers(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.external(Side.SELL, 1, 95);
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));

        assertEquals(
                List.of("triggered alice at 95"),
                only(venue.place(venue.buy(BOB, TimeInForce.IOC, 1, 95)), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void aLevelEndsOneOfTwoAndFillsAnEntry(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.oco(
                venue.sell(ALICE, 5, 110), venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));
        venue.bracket(
                venue.buy(BOB, 5, 100),
                venue.sell(BOB, 5, 120),
                venue.waiting(BOB, Side.SELL, OrderType.STOP, 5, 90));

        assertEquals(
                List.of(
                        "alice SELL MAKER 2@110 = 220 fee 1, filled 2 left 3",
                        "trade external from alice",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 5 (leg 1)",
                        "level 3: SELL 3@110 of 1"),
                withoutPostings(venue.external(Side.BUY, 2, 111)));
        assertEquals(
                List.of(
                        "bob BUY MAKER 5@100 = 500 fee 1, filled 5 left 0 closes",
                        "trade bob from external",
                        "level 4: BUY 0@100 of 0",
                        "level 5: SELL 1@99 of 1",
                        "level 6: SELL 5@120 of 1"),
                withoutPostings(venue.external(Side.SELL, 6, 99)));
    }

    @ParameterizedTest
    @EnumSource
    void noLevelIsAnOwnOrder(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.SetAccountTrading(ALICE, 1, false));
        venue.external(Side.SELL, 3, 100);

        assertEquals(
                List.of("trade alice from external"),
                only(
                        venue.place(
                                venue.buy(ALICE, TimeInForce.IOC, 3, 100)
                                        .withMode(SelfTradePrevention.CANCEL_BOTH)),
                        "trade"));
    }
}
