package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.CONFIG;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 21.2 and 21.3 of the rulebook: at which price an auction trades, and how it is told before. */
class AuctionPriceRulesTest {
    private static final String NO_PRICE = "indicative of 1: 0@0, 0 more of SIDE_UNSPECIFIED";

    private static Scenario auction(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.AUCTION);
        return venue;
    }

    /** With a last price. */
    private static Scenario auction(Implementation implementation, long lastTicks) {
        Scenario venue = new Scenario(implementation);
        venue.tradeAt(lastTicks);
        venue.symbolState(SymbolState.AUCTION);
        return venue;
    }

    private static List<String> indicative(Scenario venue) {
        return only(venue.tickTo(START_MICROS, false), "indicative");
    }

    /** Bids 5@102 and 2@100, offers 5@100 and 2@102: both prices trade 5 and leave 2. */
    private static void placeBalanced(Scenario venue) {
        venue.place(venue.buy(ALICE, 5, 102));
        venue.place(venue.buy(ALICE, 2, 100));
        venue.place(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(BOB, 2, 102));
    }

    @ParameterizedTest
    @EnumSource
    void theGreatestVolumeComesFirst(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 10, 101));
        venue.place(venue.sell(BOB, 4, 100));
        venue.place(venue.sell(BOB, 8, 101));

        // At 100: 10 against 4, at 101: 10 against 12.
        assertEquals(List.of("indicative of 1: 10@101, 2 more of SELL"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void thenTheLeastSurplus(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 101));
        venue.place(venue.buy(ALICE, 3, 100));
        venue.place(venue.sell(BOB, 5, 100));
        venue.place(venue.sell(BOB, 2, 101));

        // At 100: 8 against 5, at 101: 5 against 7.
        assertEquals(List.of("indicative of 1: 5@101, 2 more of SELL"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void thenTheHighestWhereMoreIsBidAtAll(Implementation implementation) {
        Scenario venue = auction(implementation, 100);
        venue.place(venue.buy(ALICE, 10, 105));
        venue.place(venue.sell(BOB, 6, 100));

        assertEquals(List.of("indicative of 1: 6@105, 4 more of BUY"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void orTheLowestWhereMoreIsOfferedAtAll(Implementation implementation) {
        Scenario venue = auction(implementation, 105);
        venue.place(venue.buy(ALICE, 6, 105));
        venue.place(venue.sell(BOB, 10, 100));

        assertEquals(List.of("indicative of 1: 6@100, 4 more of SELL"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void elseTheOneNearestToTheLastPrice(Implementation implementation) {
        Scenario low = auction(implementation, 100);
        placeBalanced(low);
        Scenario high = auction(implementation, 110);
        placeBalanced(high);

        assertEquals(List.of("indicative of 1: 5@100, 2 more of BUY"), indicative(low));
        assertEquals(List.of("indicative of 1: 5@102, 2 more of SELL"), indicative(high));
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoAsNearTheHigher(Implementation implementation) {
        Scenario venue = auction(implementation, 101);
        placeBalanced(venue);

        // No order has the limit 101, so that it is no price of the auction.
        assertEquals(List.of("indicative of 1: 5@102, 2 more of SELL"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void withoutALastPriceTheOneNearestToTheReferencePrice(Implementation implementation) {
        SymbolDefinition symbol = Auctions.banded(0, 0, 99);
        Scenario venue =
                new Scenario(implementation, CONFIG, symbol.withState(SymbolState.AUCTION));
        placeBalanced(venue);

        assertEquals(List.of("indicative of 1: 5@100, 2 more of BUY"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void theLastPriceComesBeforeTheReferencePrice(Implementation implementation) {
        Scenario venue = new Scenario(implementation, CONFIG, Auctions.banded(0, 0, 99));
        venue.tradeAt(110);
        venue.symbolState(SymbolState.AUCTION);
        placeBalanced(venue);

        assertEquals(List.of("indicative of 1: 5@102, 2 more of SELL"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnyReferenceTheHighestOfThoseLeft(Implementation implementation) {
        Scenario venue = auction(implementation);
        placeBalanced(venue);
        // Higher, but it would trade nothing.
        venue.place(venue.sell(BOB, 1, 120));

        assertEquals(List.of("indicative of 1: 5@102, 2 more of SELL"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void equalQuantitiesAreNearestToTheReference(Implementation implementation) {
        Scenario venue = auction(implementation, 100);
        venue.place(venue.buy(ALICE, 5, 102));
        venue.place(venue.buy(ALICE, 5, 90));
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of("indicative of 1: 5@100, 0 more of SIDE_UNSPECIFIED"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void hiddenQuantityCounts(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 10, 101).showing(1));
        venue.place(venue.sell(BOB, 12, 100).showing(2));

        assertEquals(List.of("indicative of 1: 10@100, 2 more of SELL"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void ownOrdersCountAndOrdersThatWaitDoNot(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 100));
        venue.place(venue.sell(ALICE, 5, 100));
        venue.place(venue.waiting(BOB, Side.SELL, OrderType.STOP_LIMIT, 50, 99).withPrice(90));

        assertEquals(
                List.of("indicative of 1: 5@100, 0 more of SIDE_UNSPECIFIED"), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void aBookThatIsNotCrossedHasNoPrice(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 99));
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(List.of(NO_PRICE), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void aTickTellsThePriceOnlyWhenOrdersChanged(Implementation implementation) {
        Scenario venue = auction(implementation);

        // It became AUCTION.
        assertEquals(List.of(NO_PRICE), indicative(venue));
        assertEquals(List.of(), indicative(venue));
        long bid = venue.placed(venue.buy(ALICE, 5, 100).showing(1));
        venue.place(venue.sell(BOB, 5, 100));
        assertEquals(
                List.of("indicative of 1: 5@100, 0 more of SIDE_UNSPECIFIED"), indicative(venue));
        assertEquals(List.of(), indicative(venue));
        // A conditional order is not in the book; a replace that changes nothing is none.
        venue.place(venue.waiting(CAROL, Side.SELL, OrderType.STOP, 1, 90));
        venue.replace(ALICE, bid, 100, 0, 5);
        assertEquals(List.of(), indicative(venue));
        // Only what is hidden becomes less.
        assertEquals(List.of(), only(venue.replace(ALICE, bid, 0, 0, 3), "level"));
        assertEquals(List.of("indicative of 1: 3@100, 2 more of SELL"), indicative(venue));
        venue.cancel(ALICE, bid);
        assertEquals(List.of(NO_PRICE), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void whatCameAndWentIsAChangeToo(Implementation implementation) {
        Scenario venue = auction(implementation);
        indicative(venue);
        venue.cancel(ALICE, venue.placed(venue.buy(ALICE, 5, 100)));

        assertEquals(List.of(NO_PRICE), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void aSymbolThatBecomesAuctionAgainIsToldAgain(Implementation implementation) {
        Scenario venue = auction(implementation);
        indicative(venue);
        venue.symbolState(SymbolState.AUCTION);
        assertEquals(List.of(), indicative(venue));
        venue.symbolState(SymbolState.HALTED);
        assertEquals(List.of(), indicative(venue));
        venue.symbolState(SymbolState.AUCTION);

        assertEquals(List.of(NO_PRICE), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void oneSymbolATickInTurn(Implementation implementation) {
        Scenario venue = auction(implementation);
        for (int number = 2; number <= 3; number++) {
            venue.apply(new VenueCommand.ListAsset(number + 1, "X" + number, 4));
            venue.apply(
                    new VenueCommand.ListSymbol(
                            Scenario.symbol(
                                            number,
                                            "X" + number + "-EUR",
                                            number + 1,
                                            EUR,
                                            100_000,
                                            250_000)
                                    .withState(SymbolState.AUCTION)));
        }
        String nothing = ": 0@0, 0 more of SIDE_UNSPECIFIED";

        assertEquals(List.of("indicative of 1" + nothing), indicative(venue));
        // The first is due again, but the turn is another's.
        venue.place(venue.buy(ALICE, 5, 100));
        assertEquals(List.of("indicative of 2" + nothing), indicative(venue));
        assertEquals(List.of("indicative of 3" + nothing), indicative(venue));
        assertEquals(List.of("indicative of 1" + nothing), indicative(venue));
        venue.place(venue.buy(ALICE, 5, 100).withSymbol(3));
        venue.place(venue.buy(ALICE, 5, 100));
        assertEquals(List.of("indicative of 3" + nothing), indicative(venue));
        assertEquals(List.of("indicative of 1" + nothing), indicative(venue));
        assertEquals(List.of(), indicative(venue));
    }

    @ParameterizedTest
    @EnumSource
    void itIsToldAfterImagesAndBeforeProgress(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 100));
        venue.place(venue.sell(BOB, 5, 100));

        assertEquals(
                List.of(
                        "image of 1 at 2, last 0",
                        "image BUY 5@100 of 1",
                        "image SELL 5@100 of 1",
                        "indicative of 1: 5@100, 0 more of SIDE_UNSPECIFIED",
                        "progress"),
                venue.tickTo(START_MICROS + 60_000_000, true));
    }

    @ParameterizedTest
    @EnumSource
    void aTickThatIsRefusedTellsNone(Implementation implementation) {
        Scenario venue = auction(implementation);
        venue.place(venue.buy(ALICE, 5, 100));

        assertEquals(
                List.of("command rejected TIME_BACKWARDS 0 0"),
                venue.tickTo(START_MICROS - 1, false));
        assertEquals(List.of(NO_PRICE), indicative(venue));
    }
}
