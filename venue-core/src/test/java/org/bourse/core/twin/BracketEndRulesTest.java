package org.bourse.core.twin;

import static org.bourse.core.twin.ListScenarios.bracketed;
import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 20.9 and 20.10 of the rulebook: exits that end before their entry, mass cancels, replaces. */
class BracketEndRulesTest {
    private static List<String> sell(Scenario venue, long lots) {
        return venue.place(venue.sell(BOB, TimeInForce.IOC, lots, 100));
    }

    @ParameterizedTest
    @EnumSource
    void theCancelOfAnExitEndsBothAndReleasesWithTheFirst(Implementation implementation) {
        Scenario venue = bracketed(implementation);
        sell(venue, 4);

        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 0 left 10 (leg 1)",
                        "alice BTC HELD -40000 RELEASE (leg 1)",
                        "alice BTC AVAILABLE +40000 RELEASE (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 2)"),
                venue.cancel(ALICE, venue.legId(1)));
    }

    @ParameterizedTest
    @EnumSource
    void theCancelOfTheSecondExitReleasesWithTheFirst(Implementation implementation) {
        Scenario venue = bracketed(implementation);
        sell(venue, 4);

        assertEquals(
                List.of(
                        "cancelled REQUESTED filled 0 left 10 (leg 2)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice BTC HELD -40000 RELEASE (leg 1)",
                        "alice BTC AVAILABLE +40000 RELEASE (leg 1)"),
                venue.cancel(ALICE, venue.legId(2)));
    }

    @ParameterizedTest
    @EnumSource
    void anEntryWithoutExitsIsAnOrdinaryOrder(Implementation implementation) {
        Scenario venue = bracketed(implementation);
        long entry = venue.legId(0);
        sell(venue, 4);
        venue.cancel(ALICE, venue.legId(1));

        assertEquals(
                "replaced alice 9@100 trigger 0, filled 4 left 5",
                venue.replace(ALICE, entry, 0, 0, 9).getFirst());
        List<String> story = sell(venue, 5);
        assertEquals(List.of(), only(story, "HOLD (leg 1)"));
        assertEquals("level 4: BUY 0@100 of 0", story.getLast());
        assertEquals(0, venue.heldMinor(ALICE, BTC));
    }

    @ParameterizedTest
    @EnumSource
    void theLotsOfAnEntryAndItsExitsAreBound(Implementation implementation) {
        Scenario venue = bracketed(implementation);
        long entry = venue.legId(0);
        long a = venue.legId(1);
        long b = venue.legId(2);

        assertEquals(
                List.of("command rejected LIST_INVALID alice " + entry),
                venue.replace(ALICE, entry, 0, 0, 9));
        assertEquals(
                List.of("command rejected LIST_INVALID alice " + a),
                venue.replace(ALICE, a, 111, 0, 0));
        assertEquals(
                List.of("command rejected LIST_INVALID alice " + b),
                venue.replace(ALICE, b, 0, 91, 0));
        assertEquals(
                "replaced alice 10@101 trigger 0, filled 0 left 10",
                venue.replace(ALICE, entry, 101, 0, 0).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void exitsExpireTogetherAndTheEntryStays(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long end = START_MICROS + 100;
        venue.bracket(
                venue.buy(ALICE, 10, 100),
                venue.sell(ALICE, 10, 110),
                venue.waiting(ALICE, Side.SELL, OrderType.STOP, 10, 90).until(end));
        sell(venue, 4);

        assertEquals(
                List.of(
                        "cancelled EXPIRED filled 0 left 10 (leg 2)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 1)",
                        "alice BTC HELD -40000 RELEASE (leg 1)",
                        "alice BTC AVAILABLE +40000 RELEASE (leg 1)"),
                venue.tickTo(end, false));
        assertEquals(1, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void aMassCancelEndsTheEntryAndThenAnExitAndWithItTheOther(Implementation implementation) {
        Scenario venue = bracketed(implementation);
        sell(venue, 4);

        assertEquals(
                List.of(
                        "mass cancel of alice in 1 SIDE_UNSPECIFIED REQUESTED",
                        "cancelled REQUESTED filled 4 left 6",
                        "alice EUR HELD -603 RELEASE",
                        "alice EUR AVAILABLE +603 RELEASE",
                        "level 3: BUY 0@100 of 0",
                        "cancelled REQUESTED filled 0 left 10 (leg 1)",
                        "alice BTC HELD -40000 RELEASE (leg 1)",
                        "alice BTC AVAILABLE +40000 RELEASE (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 2)"),
                venue.massCancel(Writer.ORDER_ENTRY, ALICE, 1, Side.SIDE_UNSPECIFIED));
    }

    @ParameterizedTest
    @EnumSource
    void aMassCancelOfAnUnfilledBracketTellsWhyItsExitsEnd(Implementation implementation) {
        Scenario venue = bracketed(implementation);

        assertEquals(
                List.of(
                        "cancelled OPERATOR filled 0 left 10",
                        "cancelled PARENT_ENDED filled 0 left 10 (leg 1)",
                        "cancelled PARENT_ENDED filled 0 left 10 (leg 2)"),
                only(venue.massCancel(Writer.RISK, 0, 0, Side.SIDE_UNSPECIFIED), "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void theMassCancelOfTheSalesLeavesTheEntry(Implementation implementation) {
        Scenario venue = bracketed(implementation);

        assertEquals(
                List.of(
                        "mass cancel of alice in 1 SELL REQUESTED",
                        "cancelled REQUESTED filled 0 left 10 (leg 1)",
                        "cancelled ONE_CANCELS_OTHER filled 0 left 10 (leg 2)"),
                venue.massCancel(Writer.ORDER_ENTRY, ALICE, 1, Side.SELL));
        assertEquals(1_004, venue.heldMinor(ALICE, EUR));
    }
}
