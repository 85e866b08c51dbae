package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.CONFIG;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 21.4 and 21.5 of the rulebook: how an auction's orders trade at its one price. */
class UncrossingRulesTest {
    private static Scenario auction(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        return venue;
    }

    private static List<String> open(Scenario venue) {
        return venue.symbolState(SymbolState.TRADING);
    }

    @ParameterizedTest
    @EnumSource
    void aBookThatIsNotCrossedJustOpens(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 99));
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(List.of("symbol 1 changed, TRADING"), open(venue));
        assertEquals(1, only(venue.place(venue.buy(CAROL, 1, 100)), "trade ").size());
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesPayAsMakers(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 10, 105));
        venue.place(venue.sell(BOB, 6, 100));

        // More is bid: 105. 630 and 0.10 % of it from each.
        assertEquals(
                List.of(
                        "symbol 1 changed, UNCROSSING",
                        "alice BUY MAKER 6@105 = 630 fee 1, filled 6 left 4",
                        "bob SELL MAKER 6@105 = 630 fee 1, filled 6 left 0 closes",
                        "auction trade alice from bob",
                        "alice EUR HELD -630 TRADE",
                        "bob EUR AVAILABLE +630 TRADE",
                        "bob BTC HELD -60000 TRADE",
                        "alice BTC AVAILABLE +60000 TRADE",
                        "alice EUR HELD -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "bob EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "level 3: BUY 4@105 of 1",
                        "level 4: SELL 0@100 of 0",
                        "symbol 1 changed, TRADING"),
                open(venue));
        // What is left of the bid rests, and holds 420 + ceil(0.25 % of 1,050) + 1 - 1.
        assertEquals(423, venue.heldMinor(ALICE, EUR));
    }

    @ParameterizedTest
    @EnumSource
    void theBidderGetsBackWhatItBidMore(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 6, 105));
        venue.place(venue.sell(BOB, 10, 100));

        // More is offered: 100. Held 630 + 2 + 1.
        assertEquals(
                List.of(
                        "symbol 1 changed, UNCROSSING",
                        "alice BUY MAKER 6@100 = 600 fee 1, filled 6 left 0 closes",
                        "bob SELL MAKER 6@100 = 600 fee 1, filled 6 left 4",
                        "auction trade alice from bob",
                        "alice EUR HELD -600 TRADE",
                        "bob EUR AVAILABLE +600 TRADE",
                        "bob BTC HELD -60000 TRADE",
                        "alice BTC AVAILABLE +60000 TRADE",
                        "alice EUR HELD -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "bob EUR AVAILABLE -1 FEE",
                        "fees EUR AVAILABLE +1 FEE",
                        "alice EUR HELD -30 RELEASE",
                        "alice EUR AVAILABLE +30 RELEASE",
                        "alice EUR HELD -2 RELEASE",
                        "alice EUR AVAILABLE +2 RELEASE",
                        "level 3: BUY 0@105 of 0",
                        "level 4: SELL 4@100 of 1",
                        "symbol 1 changed, TRADING"),
                open(venue));
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesTradeInPriceTimeOrder(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 3, 101));
        venue.place(venue.buy(CAROL, 2, 102));
        venue.place(venue.buy(ALICE, 4, 101));
        venue.place(venue.sell(BOB, 4, 100));
        venue.place(venue.sell(BOB, 5, 99));

        List<String> story = open(venue);

        // 9 at 100 and at 101, nothing left over; without a reference the higher.
        assertEquals(
                List.of(
                        "carol BUY MAKER 2@101 = 202 fee 1, filled 2 left 0 closes",
                        "bob SELL MAKER 2@101 = 202 fee 1, filled 2 left 3",
                        "alice BUY MAKER 3@101 = 303 fee 1, filled 3 left 0 closes",
                        "bob SELL MAKER 3@101 = 303 fee 0, filled 5 left 0 closes",
                        "alice BUY MAKER 4@101 = 404 fee 1, filled 4 left 0 closes",
                        "bob SELL MAKER 4@101 = 404 fee 1, filled 4 left 0 closes"),
                only(story, "MAKER"));
        assertEquals(
                List.of(
                        "level 6: BUY 0@102 of 0",
                        "level 7: SELL 3@99 of 1",
                        "level 8: BUY 4@101 of 1",
                        "level 9: SELL 0@99 of 0",
                        "level 10: BUY 0@101 of 0",
                        "level 11: SELL 0@100 of 0"),
                only(story, "level"));
        assertEquals(0, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesGetAMakersRebate(Implementation implementation) {
        Scenario venue =
                new Scenario(
                        implementation,
                        CONFIG,
                        Scenario.symbol(1, "BTC-EUR", BTC, EUR, -100_000, 250_000)
                                .withState(SymbolState.AUCTION));
        venue.place(venue.buy(ALICE, 20, 100));
        venue.place(venue.sell(BOB, 20, 100));

        assertEquals(
                List.of(
                        "fees EUR AVAILABLE -2 FEE",
                        "alice EUR AVAILABLE +2 FEE",
                        "fees EUR AVAILABLE -2 FEE",
                        "bob EUR AVAILABLE +2 FEE"),
                only(open(venue), "FEE"));
    }

    @ParameterizedTest
    @EnumSource
    void anIcebergTradesWithItsHiddenQuantityAndKeepsItsPlace(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.sell(BOB, 10, 100).showing(3));
        venue.place(venue.sell(CAROL, 5, 100));
        venue.place(venue.buy(ALICE, 8, 100));

        List<String> story = open(venue);

        assertEquals(
                List.of("bob SELL MAKER 8@100 = 800 fee 1, filled 8 left 2"),
                only(story, "SELL MAKER"));
        assertEquals(
                List.of("level 4: BUY 0@100 of 0", "level 5: SELL 7@100 of 2"),
                only(story, "level"));
        assertEquals(
                List.of("bob SELL MAKER 1@100 = 100 fee 0, filled 9 left 1"),
                only(venue.place(venue.buy(ALICE, 1, 100)), "MAKER"));
    }

    @ParameterizedTest
    @EnumSource
    void aLevelIsToldAlsoWhenAnIcebergShowsAsMuchAgain(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 10, 100).showing(3));
        venue.place(venue.sell(BOB, 4, 100));

        assertEquals(
                List.of("level 3: BUY 3@100 of 1", "level 4: SELL 0@100 of 0"),
                only(open(venue), "level"));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderThatTradedBeforePaysGoesOnAsMaker(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 3, 100));
        venue.place(venue.buy(ALICE, 10, 100));
        venue.symbolState(SymbolState.AUCTION);
        venue.place(venue.sell(BOB, 7, 100));

        // As taker 300 and 1; as maker 700 and 1.
        assertEquals(
                List.of("alice BUY MAKER 7@100 = 700 fee 1, filled 10 left 0 closes"),
                only(open(venue), "alice BUY"));
        assertEquals(1_000_000 - 1_000 - 2, venue.availableMinor(ALICE, EUR));
        assertEquals(0, venue.heldMinor(ALICE, EUR));
    }

    /**
     * Bob bids 2@120 and 5@102, Alice 8@110; Carol offers 2@99 and 4@101, Alice 4@100, which ends
     * her bid. First the price is 110: 10 against 10, elsewhere 15 against 10 or less. Then 5 are
     * bid at 102 against 4@100 and 4@101: the lowest at which 5 trade is 101.
     */
    private static Scenario twoPrices(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(BOB, 2, 120));
        venue.place(venue.buy(ALICE, 8, 110));
        venue.place(venue.buy(BOB, 5, 102));
        venue.place(venue.sell(CAROL, 2, 99));
        venue.place(venue.sell(ALICE, 4, 100).withMode(SelfTradePrevention.CANCEL_MAKER));
        venue.place(venue.sell(CAROL, 4, 101));
        return venue;
    }

    @ParameterizedTest
    @EnumSource
    void whatSelfTradePreventionLeavesCrossedGetsANewPrice(Implementation implementation) {
        List<String> story = open(twoPrices(implementation));

        assertEquals(
                List.of(
                        "bob BUY MAKER 2@110 = 220 fee 1, filled 2 left 0 closes",
                        "carol SELL MAKER 2@110 = 220 fee 1, filled 2 left 0 closes",
                        "bob BUY MAKER 4@101 = 404 fee 1, filled 4 left 1",
                        "alice SELL MAKER 4@101 = 404 fee 1, filled 4 left 0 closes",
                        "bob BUY MAKER 1@101 = 101 fee 0, filled 5 left 0 closes",
                        "carol SELL MAKER 1@101 = 101 fee 1, filled 1 left 3"),
                only(story, "MAKER "));
        assertEquals(List.of("CANCEL_MAKER: alice meets alice 4@110"), only(story, "meets"));
        assertEquals(
                List.of("symbol 1 changed, UNCROSSING", "symbol 1 changed, TRADING"),
                only(story, "changed"));
    }

    @ParameterizedTest
    @EnumSource
    void triggersAreLookedAtOnceForEachPriceAfterTheSymbolTrades(Implementation implementation) {
        Scenario venue = twoPrices(implementation);
        venue.place(venue.waiting(BOB, Side.SELL, OrderType.STOP_LIMIT, 1, 101).withPrice(200));
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 1, 105).withPrice(50));
        venue.place(venue.waiting(ALICE, Side.BUY, OrderType.STOP_LIMIT, 1, 111).withPrice(50));

        List<String> story = open(venue);

        // The rise to 110 comes first, though the other order is older.
        int traded = story.indexOf("symbol 1 changed, TRADING");
        assertEquals(
                List.of(
                        "symbol 1 changed, TRADING",
                        "triggered alice at 105",
                        "triggered bob at 101"),
                story.subList(traded, traded + 3));
        // And what was triggered is activated in the same step.
        assertEquals(
                List.of("level 14: BUY 1@50 of 1", "level 15: SELL 1@200 of 1"),
                only(story.subList(traded, story.size()), "level"));
    }

    @ParameterizedTest
    @EnumSource
    void trailingOrdersFollowTheAuctionsPrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(100);
        venue.place(venue.trailing(CAROL, Side.SELL, 1, 5));
        venue.symbolState(SymbolState.AUCTION);
        venue.place(venue.buy(ALICE, 1, 110));
        venue.place(venue.sell(BOB, 1, 110));
        open(venue);

        // 110 - 5.
        assertEquals(List.of(), only(venue.tradeAt(106), "triggered"));
        assertEquals(List.of("triggered carol at 105"), only(venue.tradeAt(105), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void theAuctionsPriceIsTheLastPrice(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 1, 110));
        venue.place(venue.sell(BOB, 1, 110));
        open(venue);

        assertEquals(
                "accepted trigger 105",
                venue.place(venue.trailing(BOB, Side.SELL, 1, 5)).getFirst());
        assertEquals(
                List.of("image of 1 at 4, last 110"),
                only(venue.tickTo(Scenario.START_MICROS + 60_000_000, true), "image"));
    }

    @ParameterizedTest
    @EnumSource
    void whatTradesInAnAuctionCountsInTheDay(Implementation implementation) {
        Scenario venue = auction(implementation);
        for (long account : List.of(ALICE, BOB)) {
            venue.apply(
                    new VenueCommand.SetAccountLimits(
                            account,
                            OptionalInt.empty(),
                            List.of(),
                            List.of(
                                    new VenueCommand.SymbolLimit(
                                            1,
                                            Optional.empty(),
                                            Optional.empty(),
                                            OptionalLong.empty(),
                                            OptionalLong.empty(),
                                            OptionalLong.empty(),
                                            OptionalLong.of(700),
                                            OptionalInt.empty()))));
        }
        venue.place(venue.buy(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 100));
        open(venue);

        assertEquals(
                List.of("rejected DAILY_VOLUME_ABOVE_LIMIT"),
                venue.place(venue.buy(ALICE, 3, 100)));
        assertEquals(
                List.of("rejected DAILY_VOLUME_ABOVE_LIMIT"), venue.place(venue.sell(BOB, 3, 100)));
        assertEquals("accepted", venue.place(venue.sell(BOB, 2, 100)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void tradingThatIsSetAgainIsToldOnly(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, TimeInForce.DAY, 5, 99));

        assertEquals(List.of("symbol 1 changed, TRADING"), open(venue));
    }
}
