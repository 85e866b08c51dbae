package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.DAY_MICROS;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.bourse.core.VenueConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 14 of the rulebook: dead-man's switches. */
class CancelAfterRulesTest {

    @ParameterizedTest
    @EnumSource
    void anAccountThatDoesNotRenewItsSwitchLosesItsOrders(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 5, 100));
        venue.place(venue.buy(BOB, 6, 100));

        assertEquals(
                List.of("cancel alice after " + (START_MICROS + 500_000)),
                after(venue, ALICE, 500_000));
        assertEquals(List.of(), only(venue.tickTo(START_MICROS + 499_999, false), "cancel"));
        assertEquals(
                List.of(
                        "mass cancel of alice in 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH",
                        "cancelled DEAD_MAN_SWITCH filled 0 left 5"),
                only(venue.tickTo(START_MICROS + 500_000, false), "cancel"));
        venue.place(venue.buy(ALICE, 5, 100));
        assertEquals(List.of(), only(venue.tickTo(START_MICROS + 600_000, false), "cancel"));
    }

    @ParameterizedTest
    @EnumSource
    void aRenewalReplacesTheDeadline(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 5, 100));
        after(venue, ALICE, 500_000);
        venue.tickTo(START_MICROS + 400_000, false);

        assertEquals(
                List.of("cancel alice after " + (START_MICROS + 900_000)),
                after(venue, ALICE, 500_000));
        assertEquals(List.of(), only(venue.tickTo(START_MICROS + 899_999, false), "cancel"));
        assertEquals(2, only(venue.tickTo(START_MICROS + 900_000, false), "cancel").size());
    }

    @ParameterizedTest
    @EnumSource
    void zeroSwitchesOff(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 5, 100));
        after(venue, ALICE, 500_000);

        assertEquals(List.of("cancel alice after 0"), after(venue, ALICE, 0));
        assertEquals(List.of(), only(venue.tickTo(START_MICROS + 900_000, false), "cancel"));
    }

    @ParameterizedTest
    @EnumSource
    void aSwitchWaitsAtMostADay(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("command rejected LIMIT_INVALID alice 0"),
                after(venue, ALICE, DAY_MICROS + 1));
        assertEquals(List.of("command rejected LIMIT_INVALID alice 0"), after(venue, ALICE, -1));
        assertEquals(
                List.of("command rejected ACCOUNT_UNKNOWN 77 0"), after(venue, 77, DAY_MICROS + 1));
        assertEquals(
                List.of("cancel alice after " + (START_MICROS + DAY_MICROS)),
                after(venue, ALICE, DAY_MICROS));
    }

    @ParameterizedTest
    @EnumSource
    void theEarliestDeadlineComesFirstThenTheOrderOfOpening(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        after(venue, CAROL, 200);
        after(venue, BOB, 200);
        after(venue, ALICE, 300);

        assertEquals(
                List.of(
                        "mass cancel of bob in 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH",
                        "mass cancel of carol in 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH",
                        "mass cancel of alice in 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH"),
                only(venue.tickTo(START_MICROS + 300, false), "cancel"));
    }

    @ParameterizedTest
    @EnumSource
    void aSwitchReachesOrdersOfHaltedSymbols(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 5, 100));
        after(venue, ALICE, 500_000);
        venue.symbolState(SymbolState.HALTED);

        assertEquals(
                List.of("cancelled DEAD_MAN_SWITCH filled 0 left 5"),
                only(venue.tickTo(START_MICROS + 500_000, false), "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void sixtyFourMassCancelsAreUnderWayAtMost(Implementation implementation) {
        VenueConfig many = new VenueConfig(100, 8, 4, 4_000, 4, 5_000, 4);
        Scenario venue = new Scenario(implementation, many);
        for (long account = 2_000; account <= 2_064; account++) {
            venue.apply(new VenueCommand.OpenAccount(account));
            after(venue, account, 500_000);
        }
        venue.liftOpenOrders(2_000);
        venue.apply(new VenueCommand.Deposit(2_000, EUR, 100_000));
        for (int i = 0; i < 2_100; i++) {
            venue.place(venue.buy(2_000, 1, 10));
        }

        List<String> tick = venue.tickTo(START_MICROS + 500_000, false);
        List<String> command = venue.massCancel(Writer.ORDER_ENTRY, ALICE, 0, Side.BUY);

        // The first has 2,100 orders, and the others come after it.
        assertEquals(64, only(tick, "mass cancel").size());
        assertEquals(1_000, only(tick, "cancelled").size());
        assertEquals(
                "command rejected CAPACITY_REACHED alice 0", only(command, "rejected").getFirst());
        assertEquals(100, only(venue.goOn(), "cancelled").size());
        assertEquals(
                List.of("mass cancel of 2064 in 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH"),
                only(venue.tickTo(START_MICROS + 500_001, false), "mass cancel"));
    }

    private static List<String> after(Scenario venue, long account, long micros) {
        return venue.apply(new VenueCommand.SetCancelAfter(account, micros, 0));
    }
}
