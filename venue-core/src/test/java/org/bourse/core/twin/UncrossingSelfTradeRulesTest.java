package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 21.5 and section 9 of the rulebook: own orders that meet in an uncrossing. */
class UncrossingSelfTradeRulesTest {

    private static Scenario auction(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        return venue;
    }

    private static List<String> open(Scenario venue) {
        return venue.symbolState(SymbolState.TRADING);
    }

    /** Alice bids 5@102, then offers 3@100 in this mode; more is bid, so the price is 102. */
    private static List<String> ownOrders(Scenario venue, SelfTradePrevention mode) {
        venue.place(venue.buy(ALICE, 5, 102).withMode(SelfTradePrevention.CANCEL_BOTH));
        venue.place(venue.sell(ALICE, 3, 100).withMode(mode));
        List<String> story = open(venue);
        assertEquals("symbol 1 changed, UNCROSSING", story.getFirst());
        assertEquals("symbol 1 changed, TRADING", story.getLast());
        return story.subList(1, story.size() - 1);
    }

    @ParameterizedTest
    @EnumSource
    void theYoungerOfOwnOrdersTakesThePartOfTheTaker(Implementation implementation) {
        assertEquals(
                List.of(
                        "CANCEL_TAKER: alice meets alice 3@102",
                        "cancelled SELF_TRADE filled 0 left 3",
                        "alice BTC HELD -30000 RELEASE",
                        "alice BTC AVAILABLE +30000 RELEASE",
                        "level 3: SELL 0@100 of 0"),
                ownOrders(auction(implementation), SelfTradePrevention.CANCEL_TAKER));
    }

    @ParameterizedTest
    @EnumSource
    void cancelMakerCancelsTheOlder(Implementation implementation) {
        // Held 510 + 2 + 1.
        assertEquals(
                List.of(
                        "CANCEL_MAKER: alice meets alice 3@102",
                        "cancelled SELF_TRADE filled 0 left 5",
                        "alice EUR HELD -513 RELEASE",
                        "alice EUR AVAILABLE +513 RELEASE",
                        "level 3: BUY 0@102 of 0"),
                ownOrders(auction(implementation), SelfTradePrevention.CANCEL_MAKER));
    }

    @ParameterizedTest
    @EnumSource
    void cancelBothCancelsTheOlderFirst(Implementation implementation) {
        assertEquals(
                List.of(
                        "CANCEL_BOTH: alice meets alice 3@102",
                        "cancelled SELF_TRADE filled 0 left 5",
                        "alice EUR HELD -513 RELEASE",
                        "alice EUR AVAILABLE +513 RELEASE",
                        "cancelled SELF_TRADE filled 0 left 3",
                        "alice BTC HELD -30000 RELEASE",
                        "alice BTC AVAILABLE +30000 RELEASE",
                        "level 3: BUY 0@102 of 0",
                        "level 4: SELL 0@100 of 0"),
                ownOrders(auction(implementation), SelfTradePrevention.CANCEL_BOTH));
    }

    @ParameterizedTest
    @EnumSource
    void decrementTakesTheLesserOffBoth(Implementation implementation) {
        // 513 before; 204 + 1 + 1 after.
        assertEquals(
                List.of(
                        "DECREMENT: alice meets alice 3@102",
                        "reduced alice by 3, filled 0 left 2",
                        "alice EUR HELD -307 RELEASE",
                        "alice EUR AVAILABLE +307 RELEASE",
                        "cancelled SELF_TRADE filled 0 left 3",
                        "alice BTC HELD -30000 RELEASE",
                        "alice BTC AVAILABLE +30000 RELEASE",
                        "level 3: BUY 2@102 of 1",
                        "level 4: SELL 0@100 of 0"),
                ownOrders(auction(implementation), SelfTradePrevention.DECREMENT));
    }

    @ParameterizedTest
    @EnumSource
    void decrementComesOffTheHiddenPartFirst(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 10, 100).showing(2));
        venue.place(venue.sell(ALICE, 4, 100).withMode(SelfTradePrevention.DECREMENT));

        List<String> story = open(venue);

        assertEquals(List.of("reduced alice by 4, filled 0 left 6"), only(story, "reduced"));
        // What is shown of the bid is as before.
        assertEquals(List.of("level 3: SELL 0@100 of 0"), only(story, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void decrementOfEqualQuantitiesEndsTheOlderFirst(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.sell(ALICE, 4, 100));
        venue.place(venue.buy(ALICE, 4, 100).withMode(SelfTradePrevention.DECREMENT));

        // 400 + 1 + 1 are held.
        assertEquals(
                List.of(
                        "symbol 1 changed, UNCROSSING",
                        "DECREMENT: alice meets alice 4@100",
                        "cancelled SELF_TRADE filled 0 left 4",
                        "alice BTC HELD -40000 RELEASE",
                        "alice BTC AVAILABLE +40000 RELEASE",
                        "cancelled SELF_TRADE filled 0 left 4",
                        "alice EUR HELD -402 RELEASE",
                        "alice EUR AVAILABLE +402 RELEASE",
                        "level 3: BUY 0@100 of 0",
                        "level 4: SELL 0@100 of 0",
                        "symbol 1 changed, TRADING"),
                open(venue));
    }

    @ParameterizedTest
    @EnumSource
    void modeNoneOfTheYoungerTrades(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.apply(new VenueCommand.SetAccountTrading(ALICE, 0, true));

        List<String> story = ownOrders(venue, SelfTradePrevention.NONE);

        assertEquals(List.of("auction trade alice from alice"), only(story, "trade "));
        assertEquals(List.of(), only(story, "meets"));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderThatWasReplacedIsAsOldAsItsId(Implementation implementation) {
        Scenario venue = auction(implementation);
        long bid = venue.placed(venue.buy(ALICE, 5, 100));
        venue.place(venue.sell(ALICE, 3, 100));
        venue.replace(ALICE, bid, 102, 0, 0);

        assertEquals(
                List.of("cancelled SELF_TRADE filled 0 left 3"), only(open(venue), "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void accountsOfOneGroupDoNotTradeWithEachOther(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.apply(new VenueCommand.SetAccountTrading(ALICE, 7, false));
        venue.apply(new VenueCommand.SetAccountTrading(BOB, 7, false));
        venue.place(venue.sell(BOB, 5, 100));
        venue.place(venue.buy(ALICE, 3, 100));
        venue.place(venue.buy(CAROL, 2, 100));

        List<String> story = open(venue);

        assertEquals(List.of("CANCEL_TAKER: alice meets bob 3@100"), only(story, "meets"));
        assertEquals(List.of("auction trade carol from bob"), only(story, "trade "));
    }
}
