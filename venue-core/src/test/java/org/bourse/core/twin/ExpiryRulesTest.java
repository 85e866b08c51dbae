package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.DAY_MICROS;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 13 of the rulebook: orders whose time is over. */
class ExpiryRulesTest {

    @ParameterizedTest
    @EnumSource
    void aDayOrderEndsAtTheNextMidnight(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        List<String> accepted = venue.place(venue.buy(ALICE, TimeInForce.DAY, 10, 100));
        List<String> before = venue.tickTo(DAY_MICROS - 1, true);
        List<String> midnight = venue.tickTo(DAY_MICROS, false);

        assertEquals("accepted until 86400000000", accepted.getFirst());
        assertEquals(List.of(), only(before, "cancelled"));
        assertEquals(
                List.of(
                        "cancelled EXPIRED filled 0 left 10",
                        "alice EUR HELD -1004 RELEASE",
                        "alice EUR AVAILABLE +1004 RELEASE",
                        "level 2: BUY 0@100 of 0"),
                midnight.subList(0, 4));
    }

    @ParameterizedTest
    @EnumSource
    void aDayOrderOfMidnightLastsTheWholeDay(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tickTo(DAY_MICROS, true);

        assertEquals(
                "accepted until " + 2 * DAY_MICROS,
                venue.place(venue.buy(ALICE, TimeInForce.DAY, 10, 100)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theLastDayOfAllEndsWithTime(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.tickTo(Long.MAX_VALUE, true);

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.DAY, 10, 100));

        assertEquals("accepted until " + Long.MAX_VALUE, story.getFirst());
        // Nothing comes after that moment, so it is over in the same step.
        assertEquals(List.of("cancelled EXPIRED filled 0 left 10"), only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void aGtdOrderEndsAtItsTime(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 10, 100).until(START_MICROS + 500_000));
        venue.place(venue.sell(BOB, TimeInForce.IOC, 4, 100));

        assertEquals(List.of(), only(venue.tickTo(START_MICROS + 499_999, false), "cancelled"));
        assertEquals(
                List.of("cancelled EXPIRED filled 4 left 6"),
                only(venue.tickTo(START_MICROS + 500_000, false), "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void theEarliestExpiryComesFirstThenTheLowestId(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 1, 100).until(START_MICROS + 3));
        venue.place(venue.buy(BOB, 2, 100).until(START_MICROS + 2));
        venue.place(venue.buy(CAROL, 3, 100).until(START_MICROS + 2));

        List<String> story = venue.tickTo(START_MICROS + 3, false);

        assertEquals(
                List.of(
                        "cancelled EXPIRED filled 0 left 2",
                        "cancelled EXPIRED filled 0 left 3",
                        "cancelled EXPIRED filled 0 left 1"),
                only(story, "cancelled"));
        // A level is told after each.
        assertEquals(
                List.of(
                        "level 4: BUY 4@100 of 2",
                        "level 5: BUY 1@100 of 1",
                        "level 6: BUY 0@100 of 0"),
                only(story, "level"));
    }

    @ParameterizedTest
    @EnumSource
    void anExpiryLiesAheadAndNotBeyondFourHundredDays(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long last = START_MICROS + 400 * DAY_MICROS;
        List<String> invalid = List.of("rejected EXPIRY_INVALID");

        assertEquals(invalid, venue.place(venue.buy(ALICE, 1, 100).until(START_MICROS)));
        assertEquals(invalid, venue.place(venue.buy(ALICE, 1, 100).until(last + 1)));
        assertEquals("accepted", venue.place(venue.buy(ALICE, 1, 100).until(last)).getFirst());
        assertEquals(
                "accepted",
                venue.place(venue.buy(ALICE, 1, 100).until(START_MICROS + 1)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void anExpiryBelongsToGtdAlone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        List<String> shapeless = List.of("rejected ORDER_INVALID");
        long end = START_MICROS + 1;

        assertEquals(shapeless, venue.place(venue.buy(ALICE, TimeInForce.GTD, 1, 100)));
        assertEquals(shapeless, venue.place(venue.buy(ALICE, 1, 100).withExpiry(end)));
        assertEquals(
                shapeless, venue.place(venue.buy(ALICE, TimeInForce.DAY, 1, 100).withExpiry(end)));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderThatWaitsExpiresWithoutALevel(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95)
                        .until(START_MICROS + 500_000));

        List<String> story = venue.tickTo(START_MICROS + 500_000, false);

        assertEquals(
                List.of(
                        "cancelled EXPIRED filled 0 left 5",
                        "alice BTC HELD -50000 RELEASE",
                        "alice BTC AVAILABLE +50000 RELEASE"),
                story.subList(0, 3));
        assertEquals(List.of(), only(story, "level"));
        assertEquals(List.of(), only(venue.tradeAt(90), "triggered"));
    }

    @ParameterizedTest
    @EnumSource
    void aReplaceKeepsTheExpiry(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.buy(ALICE, 10, 100).until(START_MICROS + 500_000));
        venue.replace(ALICE, order, 90, 0, 20);

        assertEquals(
                List.of("cancelled EXPIRED filled 0 left 20"),
                only(venue.tickTo(START_MICROS + 500_000, false), "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void aStepExpiresAThousandAndTheNextGoesOn(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        sellUntil(venue, 1_500, START_MICROS + 500_000);

        List<String> tick = venue.tickTo(START_MICROS + 500_000, false);
        assertTrue(venue.venue().hasPendingWork());
        List<String> next = venue.goOn();

        assertEquals(1_000, only(tick, "EXPIRED").size());
        assertEquals(500, only(next, "EXPIRED").size());
        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void anOrderPastItsExpiryNeverTrades(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        sellUntil(venue, 2_300, START_MICROS + 500_000);
        venue.tickTo(START_MICROS + 500_000, false);

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.IOC, 5, 100));

        // A thousand before the order is looked at, the other 300 in its way.
        assertEquals(1_000, story.indexOf("accepted") / 4);
        assertEquals(1_300, only(story, "EXPIRED").size());
        assertEquals(List.of(), only(story, "trade "));
        assertEquals(
                List.of("cancelled IMMEDIATE_REMAINDER filled 0 left 5"),
                only(story, "IMMEDIATE_REMAINDER"));
    }

    @ParameterizedTest
    @EnumSource
    void anExpiryInTheWayOfATakerIsAMeeting(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        sellUntil(venue, 3_300, START_MICROS + 500_000);
        venue.tickTo(START_MICROS + 500_000, false);

        List<String> story = venue.place(venue.buy(ALICE, TimeInForce.IOC, 5, 100));

        assertEquals(2_000, only(story, "EXPIRED").size());
        assertEquals(
                List.of("cancelled LIMIT_OF_FILLS filled 0 left 5"), only(story, "LIMIT_OF_FILLS"));
        assertEquals(300, only(venue.goOn(), "EXPIRED").size());
    }

    /** Bob sells this many orders of one lot at 100, all with this end. */
    private static void sellUntil(Scenario venue, int orders, long endMicros) {
        venue.liftOpenOrders(BOB);
        venue.apply(new VenueCommand.Deposit(BOB, BTC, 10_000L * orders));
        for (int i = 0; i < orders; i++) {
            venue.place(venue.sell(BOB, 1, 100).until(endMicros));
        }
    }
}
