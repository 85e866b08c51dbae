package org.bourse.core.twin;

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
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 18 of the rulebook: work that continues in later steps. */
class PendingWorkRulesTest {

    @ParameterizedTest
    @EnumSource
    void aTriggeredOrderThatWouldMeetTooManyWaitsForTheNextStep(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 1_100, 1);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 5, 100));

        List<String> first = venue.place(venue.buy(ALICE, 1_000, 100));
        assertTrue(venue.venue().hasPendingWork());
        List<String> second = venue.goOn();

        assertEquals(List.of("triggered carol at 100"), only(first, "triggered"));
        assertEquals(1_000, only(first, "trade ").size());
        assertEquals(5, only(second, "trade carol from bob").size());
        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void aTriggeredOrderThatFitsIsActivatedInTheSameStep(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 1_100, 1);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 5, 100));

        // 994 and 5 are less than 1,000.
        List<String> story = venue.place(venue.buy(ALICE, 994, 100));

        assertEquals(999, only(story, "trade ").size());
        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void aTriggeredOrderThatComesFirstMayMeetAThousand(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 2_100, 1);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 1_050, 100));
        venue.place(venue.buy(ALICE, 1_000, 100));

        List<String> story = venue.goOn();

        assertEquals(
                List.of("cancelled LIMIT_OF_FILLS filled 1000 left 50"), only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void aWaitingActivationIsCancelledButNotReplaced(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 2_100, 1);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 1_050, 100));
        long second = venue.placed(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 7, 100));
        venue.place(venue.buy(ALICE, 1_000, 100));

        // The step of the replace activates the first, which leaves no room for the second.
        assertEquals(
                List.of("command rejected ORDER_TRIGGERED carol " + second),
                only(venue.replace(CAROL, second, 0, 120, 0), "rejected"));
    }

    @ParameterizedTest
    @EnumSource
    void triggeredOrdersOfAHaltedSymbolStayInTheLine(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 2_100, 1);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 1_050, 100));
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 7, 100));
        venue.place(venue.buy(ALICE, 1_000, 100));

        // Before the halt the first is activated, and leaves no room for the second.
        List<String> halt = venue.symbolState(SymbolState.HALTED);
        assertEquals("symbol 1 changed, HALTED", halt.getLast());
        assertFalse(venue.venue().hasPendingWork());
        assertEquals(List.of(), venue.goOn());
        List<String> open = venue.symbolState(SymbolState.TRADING);
        assertEquals("symbol 1 changed, TRADING", open.getFirst());
        assertEquals(7, only(open, "trade carol from bob").size());
    }

    @ParameterizedTest
    @EnumSource
    void triggeredOrdersOfAHaltedVenueStayInTheLine(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 2_100, 1);
        venue.place(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 1_050, 100));
        long second = venue.placed(venue.waiting(CAROL, Side.BUY, OrderType.STOP, 7, 100));
        venue.place(venue.buy(ALICE, 1_000, 100));
        venue.apply(new VenueCommand.SetVenueState(true, false));

        assertFalse(venue.venue().hasPendingWork());
        assertEquals("cancelled REQUESTED filled 0 left 7", venue.cancel(CAROL, second).getFirst());
        assertEquals(
                List.of("venue open"), venue.apply(new VenueCommand.SetVenueState(false, false)));
    }

    @ParameterizedTest
    @EnumSource
    void nothingPendingIsContinuedInSilence(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertFalse(venue.venue().hasPendingWork());
        assertEquals(List.of(), venue.goOn());
    }

    @ParameterizedTest
    @EnumSource
    void refusedTicksAndRefusedEnvelopesContinueNothing(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 1_100, 1);
        venue.massCancel(Writer.RISK, BOB, 0, Side.SIDE_UNSPECIFIED);

        assertEquals(
                List.of("command rejected TIME_BACKWARDS 0 0"),
                venue.tickTo(START_MICROS - 1, false));
        assertEquals(
                List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                venue.apply(Writer.RISK, new VenueCommand.Continue()));
        assertTrue(venue.venue().hasPendingWork());
        // A command that is refused later is admitted, and comes after what is pending.
        List<String> story = venue.cancel(ALICE, 5);
        assertEquals(100, only(story, "OPERATOR filled").size());
        assertEquals("command rejected ORDER_UNKNOWN alice 5", story.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void expiriesComeBeforeMassCancels(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 1_100, 1);
        venue.place(venue.buy(CAROL, 5, 90).until(START_MICROS + 500_000));
        venue.massCancel(Writer.RISK, BOB, 0, Side.SIDE_UNSPECIFIED);

        List<String> story = venue.tickTo(START_MICROS + 500_000, false);

        assertEquals("cancelled EXPIRED filled 0 left 5", only(story, "cancelled").getFirst());
        assertEquals(101, only(story, "cancelled").size());
    }

    @ParameterizedTest
    @EnumSource
    void massCancelsAreWorkedOffInTheOrderInWhichTheyBegan(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 1_100, 1);
        venue.place(venue.buy(CAROL, 5, 90));
        venue.massCancel(Writer.RISK, BOB, 0, Side.SIDE_UNSPECIFIED);

        List<String> story = venue.massCancel(Writer.ORDER_ENTRY, CAROL, 0, Side.SIDE_UNSPECIFIED);

        assertEquals("cancelled OPERATOR filled 0 left 1", only(story, "cancelled").getFirst());
        assertEquals("cancelled REQUESTED filled 0 left 5", only(story, "cancelled").getLast());
    }
}
