package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 10 of the rulebook: orders of which only a part is shown. */
class IcebergRulesTest {

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsShownIsInTheBook(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of(
                        "accepted",
                        "bob BTC AVAILABLE -100000 HOLD",
                        "bob BTC HELD +100000 HOLD",
                        "level 1: SELL 3@100 of 1"),
                venue.place(venue.sell(BOB, 10, 100).showing(3)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsShownAnewStandsAtTheEndOfTheLine(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 10, 100).showing(3));
        venue.place(venue.sell(CAROL, 5, 100));

        List<String> story = venue.place(venue.buy(ALICE, 9, 100));

        // Bob's three, Carol's five, then one of Bob's next three.
        assertEquals(
                List.of(
                        "bob SELL MAKER 3@100 = 300 fee 1, filled 3 left 7",
                        "carol SELL MAKER 5@100 = 500 fee 1, filled 5 left 0 closes",
                        "bob SELL MAKER 1@100 = 100 fee 0, filled 4 left 6"),
                only(story, "MAKER"));
        assertEquals(List.of("level 3: SELL 2@100 of 1"), only(story, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void anIcebergTakesWithItsWholeQuantityAndThenShowsItsPart(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100));

        List<String> story = venue.place(venue.buy(ALICE, 10, 100).showing(2));

        assertEquals(
                List.of("alice BUY TAKER 5@100 = 500 fee 2, filled 5 left 5"),
                only(story, "TAKER"));
        assertEquals(
                List.of("level 2: SELL 0@100 of 0", "level 3: BUY 2@100 of 1"),
                only(story, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void theLastPartIsWhatRemains(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 5, 100).showing(3));

        List<String> story = venue.place(venue.buy(ALICE, 3, 100));

        assertEquals(List.of("level 2: SELL 2@100 of 1"), only(story, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void aTradeWithinWhatIsShownDoesNotRefreshIt(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 10, 100).showing(3));
        venue.place(venue.sell(CAROL, 5, 100));

        List<String> story = venue.place(venue.buy(ALICE, 2, 100));
        List<String> next = venue.place(venue.buy(ALICE, 2, 100));

        assertEquals(List.of("level 3: SELL 6@100 of 2"), only(story, "level"));
        // The one that was left of what Bob showed, then Carol; Bob shows three more.
        assertEquals(
                List.of(
                        "bob SELL MAKER 1@100 = 100 fee 0, filled 3 left 7",
                        "carol SELL MAKER 1@100 = 100 fee 1, filled 1 left 4"),
                only(next, "MAKER"));
        assertEquals(List.of("level 4: SELL 7@100 of 2"), only(next, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void aFokCountsWhatIsHidden(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.sell(BOB, 10, 100).showing(1));

        List<String> tooMuch = venue.place(venue.buy(ALICE, TimeInForce.FOK, 11, 100));
        List<String> all = venue.place(venue.buy(ALICE, TimeInForce.FOK, 10, 100));

        assertEquals(List.of("accepted", "cancelled FOK_UNFILLABLE filled 0 left 11"), tooMuch);
        assertEquals(10, only(all, "trade").size());
        assertEquals(List.of("level 2: SELL 0@100 of 0"), only(all, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsShownAnewIsMetAnew(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.apply(new VenueCommand.Deposit(BOB, BTC, 12_000_000));
        for (int i = 0; i < 60; i++) {
            venue.place(venue.sell(BOB, 20, 100).showing(1));
        }

        // 60 orders, but 1,200 meetings.
        List<String> story = venue.place(venue.buy(ALICE, 1_100, 100));

        assertEquals(
                List.of("cancelled LIMIT_OF_FILLS filled 1000 left 100"), only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsShownIsNoLessThanATwentiethAndNoMoreThanTheWhole(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        List<String> invalid = List.of("rejected VISIBLE_QUANTITY_INVALID");

        assertEquals(invalid, venue.place(venue.sell(BOB, 10, 100).showing(-1)));
        assertEquals(invalid, venue.place(venue.sell(BOB, 10, 100).showing(11)));
        assertEquals(invalid, venue.place(venue.sell(BOB, 21, 100).showing(1)));
        assertEquals("accepted", venue.place(venue.sell(BOB, 20, 100).showing(1)).getFirst());
        assertEquals("accepted", venue.place(venue.sell(BOB, 10, 100).showing(10)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotRestShowsNothing(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("rejected ORDER_INVALID"),
                venue.place(venue.buy(ALICE, TimeInForce.IOC, 10, 100).showing(5)));
        assertEquals(
                List.of("rejected ORDER_INVALID"),
                venue.place(venue.market(ALICE, Side.BUY, 10).showing(5)));
    }

    @ParameterizedTest
    @EnumSource
    void aSmallerQuantityComesOffTheHiddenPartFirst(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(BOB, 10, 100).showing(3));

        // Three are shown as before: nothing changes in the book.
        assertEquals(
                List.of(
                        "replaced bob 4@100 trigger 0, filled 0 left 4",
                        "bob BTC HELD -60000 RELEASE",
                        "bob BTC AVAILABLE +60000 RELEASE"),
                venue.replace(BOB, order, 0, 0, 4));
        assertEquals(
                List.of("level 2: SELL 2@100 of 1"),
                only(venue.replace(BOB, order, 0, 0, 2), "level"));
    }

    @ParameterizedTest
    @EnumSource
    void anIcebergIsNotReplacedByMoreThanTwentyTimesWhatItShows(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.sell(BOB, 10, 100).showing(2));

        assertEquals(
                List.of("command rejected VISIBLE_QUANTITY_INVALID bob " + order),
                venue.replace(BOB, order, 0, 0, 41));
        assertEquals(
                "replaced bob 40@100 trigger 0, filled 0 left 40",
                venue.replace(BOB, order, 0, 0, 40).getFirst());
    }
}
