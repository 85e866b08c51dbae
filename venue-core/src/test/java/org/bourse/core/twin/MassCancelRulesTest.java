package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.bourse.core.twin.Story.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 14 of the rulebook: mass cancels and kill switches. */
class MassCancelRulesTest {

    @ParameterizedTest
    @EnumSource
    void aTraderCancelsAllOfHisOrdersByTheirIds(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 1, 100));
        venue.place(venue.buy(BOB, 9, 100));
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 2, 95));
        venue.place(venue.sell(ALICE, 3, 110));

        assertEquals(
                List.of(
                        "mass cancel of alice in 0 SIDE_UNSPECIFIED REQUESTED",
                        "cancelled REQUESTED filled 0 left 1",
                        "alice EUR HELD -102 RELEASE",
                        "alice EUR AVAILABLE +102 RELEASE",
                        "level 4: BUY 9@100 of 1",
                        "cancelled REQUESTED filled 0 left 2",
                        "alice BTC HELD -20000 RELEASE",
                        "alice BTC AVAILABLE +20000 RELEASE",
                        "cancelled REQUESTED filled 0 left 3",
                        "alice BTC HELD -30000 RELEASE",
                        "alice BTC AVAILABLE +30000 RELEASE",
                        "level 5: SELL 0@110 of 0"),
                venue.massCancel(Writer.ORDER_ENTRY, ALICE, 0, Side.SIDE_UNSPECIFIED));
        assertFalse(venue.venue().hasPendingWork());
    }

    @ParameterizedTest
    @EnumSource
    void oneSideOfOneSymbol(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 1, 100));
        venue.place(venue.sell(ALICE, 3, 110));

        List<String> story = venue.massCancel(Writer.ORDER_ENTRY, ALICE, 1, Side.SELL);

        assertEquals("mass cancel of alice in 1 SELL REQUESTED", story.getFirst());
        assertEquals(List.of("cancelled REQUESTED filled 0 left 3"), only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void nothingToCancelIsToldToo(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("mass cancel of alice in 0 BUY REQUESTED"),
                venue.massCancel(Writer.ORDER_ENTRY, ALICE, 0, Side.BUY));
    }

    @ParameterizedTest
    @EnumSource
    void operatorsCancelAccountsInTheOrderInWhichTheyWereOpened(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(CAROL, 3, 100));
        venue.place(venue.buy(BOB, 2, 100));
        venue.place(venue.buy(ALICE, 1, 100));

        List<String> story = venue.massCancel(Writer.RISK, 0, 0, Side.SIDE_UNSPECIFIED);

        assertEquals("mass cancel of 0 in 0 SIDE_UNSPECIFIED OPERATOR", story.getFirst());
        assertEquals(
                List.of(
                        "cancelled OPERATOR filled 0 left 1",
                        "cancelled OPERATOR filled 0 left 2",
                        "cancelled OPERATOR filled 0 left 3"),
                only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void onlyOperatorsNameAllAccounts(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("command rejected ACCOUNT_UNKNOWN 0 0"),
                venue.massCancel(Writer.ORDER_ENTRY, 0, 0, Side.SIDE_UNSPECIFIED));
        assertEquals(
                List.of("command rejected ACCOUNT_UNKNOWN 77 0"),
                venue.massCancel(Writer.ORDER_ENTRY, 77, 9, Side.SIDE_UNSPECIFIED));
        assertEquals(
                List.of("command rejected SYMBOL_UNKNOWN alice 0"),
                venue.massCancel(Writer.ORDER_ENTRY, ALICE, 9, Side.SIDE_UNSPECIFIED));
        assertEquals(
                List.of("command rejected REQUEST_EXPIRED alice 0"),
                venue.apply(
                        Writer.ORDER_ENTRY,
                        new VenueCommand.CancelOrders(
                                ALICE, 9, Side.SIDE_UNSPECIFIED, START_MICROS - 1)));
        assertEquals(
                "mass cancel of 0 in 0 SIDE_UNSPECIFIED OPERATOR",
                venue.massCancel(Writer.ADMINISTRATION, 0, 0, Side.SIDE_UNSPECIFIED).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void haltsStopTradersButNotOperators(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 1, 100));
        venue.symbolState(SymbolState.HALTED);

        assertEquals(
                List.of("command rejected SYMBOL_HALTED alice 0"),
                venue.massCancel(Writer.ORDER_ENTRY, ALICE, 1, Side.SIDE_UNSPECIFIED));
        assertEquals(
                List.of("mass cancel of alice in 0 SIDE_UNSPECIFIED REQUESTED"),
                venue.massCancel(Writer.ORDER_ENTRY, ALICE, 0, Side.SIDE_UNSPECIFIED));
        assertEquals(
                List.of("cancelled OPERATOR filled 0 left 1"),
                only(venue.massCancel(Writer.RISK, ALICE, 1, Side.SIDE_UNSPECIFIED), "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void aThousandAreCancelledInAStepAndYoungerOrdersStay(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.sellOneByOne(BOB, 2_500, 1);

        List<String> first = venue.massCancel(Writer.RISK, BOB, 0, Side.SIDE_UNSPECIFIED);
        List<String> second = venue.place(venue.sell(BOB, 7, 120));
        List<String> third = venue.goOn();

        assertEquals(1_000, only(first, "OPERATOR filled").size());
        assertEquals(1_000, only(second, "OPERATOR filled").size());
        assertEquals("level 4501: SELL 7@120 of 1", second.getLast());
        assertEquals(500, only(third, "OPERATOR filled").size());
        assertFalse(venue.venue().hasPendingWork());
        assertEquals(1, venue.venue().openOrders());
    }

    @ParameterizedTest
    @EnumSource
    void suspendingAnAccountMayCancelItsOrders(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 1, 100));

        List<String> story =
                venue.apply(new VenueCommand.SetAccountState(ALICE, AccountStatus.SUSPENDED, true));

        assertEquals(
                List.of(
                        "alice is SUSPENDED",
                        "mass cancel of alice in 0 SIDE_UNSPECIFIED KILL_SWITCH",
                        "cancelled KILL_SWITCH filled 0 left 1"),
                story.subList(0, 3));
    }

    @ParameterizedTest
    @EnumSource
    void closeOnlyMayCancelTheOrdersToo(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 1, 100));

        List<String> story =
                venue.apply(
                        Writer.RISK,
                        new VenueCommand.SetAccountState(ALICE, AccountStatus.CLOSE_ONLY, true));

        assertEquals(List.of("cancelled KILL_SWITCH filled 0 left 1"), only(story, "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void haltingTheVenueMayCancelAllOrders(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(BOB, 2, 100));
        venue.place(venue.buy(ALICE, 1, 100));

        List<String> story = venue.apply(Writer.RISK, new VenueCommand.SetVenueState(true, true));

        assertEquals(
                List.of("venue halted", "mass cancel of 0 in 0 SIDE_UNSPECIFIED KILL_SWITCH"),
                story.subList(0, 2));
        assertEquals(
                List.of(
                        "cancelled KILL_SWITCH filled 0 left 1",
                        "cancelled KILL_SWITCH filled 0 left 2"),
                only(story, "cancelled"));
        assertEquals(List.of("rejected VENUE_HALTED"), venue.place(venue.buy(ALICE, 1, 100)));
    }

    @ParameterizedTest
    @EnumSource
    void delistingCancelsAllOrdersOfTheSymbol(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(BOB, 2, 100));
        venue.place(venue.waiting(ALICE, Side.SELL, OrderType.STOP, 5, 95));

        List<String> story = venue.symbolState(SymbolState.DELISTED);

        assertEquals(
                List.of(
                        "symbol 1 changed, DELISTED",
                        "mass cancel of 0 in 1 SIDE_UNSPECIFIED DELISTING"),
                story.subList(0, 2));
        assertEquals(
                List.of(
                        "cancelled DELISTING filled 0 left 5",
                        "cancelled DELISTING filled 0 left 2"),
                only(story, "cancelled"));
    }
}
