package org.bourse.core.twin;

import static org.bourse.core.twin.Scenario.BTC;
import static org.bourse.core.twin.Scenario.EUR;
import static org.bourse.core.twin.Scenario.START_MICROS;
import static org.bourse.core.twin.Scenario.SYMBOL;
import static org.bourse.core.twin.Scenario.only;
import static org.bourse.core.twin.Story.ALICE;
import static org.bourse.core.twin.Story.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Section 15 of the rulebook: states of symbols, accounts and the venue. */
class StateRulesTest {

    @ParameterizedTest
    @EnumSource
    void aHaltedSymbolStandsStill(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.buy(ALICE, 5, 100));

        assertEquals(List.of("symbol 1 changed, HALTED"), venue.symbolState(SymbolState.HALTED));
        assertEquals(List.of("rejected SYMBOL_HALTED"), venue.place(venue.sell(BOB, 5, 100)));
        assertEquals(
                List.of("command rejected SYMBOL_HALTED alice " + order),
                venue.replace(ALICE, order, 90, 0, 0));
        assertEquals(
                List.of("command rejected SYMBOL_HALTED alice " + order),
                venue.cancel(ALICE, order));
        venue.symbolState(SymbolState.TRADING);
        assertEquals(1, only(venue.place(venue.sell(BOB, 5, 100)), "trade ").size());
    }

    @ParameterizedTest
    @EnumSource
    void cancelOnlyAcceptsCancelsAlone(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.buy(ALICE, 5, 100));
        venue.symbolState(SymbolState.CANCEL_ONLY);

        assertEquals(List.of("rejected SYMBOL_CANCEL_ONLY"), venue.place(venue.sell(BOB, 5, 100)));
        assertEquals(
                List.of("command rejected SYMBOL_CANCEL_ONLY alice " + order),
                venue.replace(ALICE, order, 90, 0, 0));
        assertEquals("cancelled REQUESTED filled 0 left 5", venue.cancel(ALICE, order).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void ordersOfAHaltedSymbolExpire(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.place(venue.buy(ALICE, 5, 100).until(START_MICROS + 500_000));
        venue.symbolState(SymbolState.HALTED);

        assertEquals(
                List.of("cancelled EXPIRED filled 0 left 5"),
                only(venue.tickTo(START_MICROS + 500_000, false), "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void delistedIsForEver(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.DELISTED);

        assertEquals(List.of("rejected SYMBOL_DELISTED"), venue.place(venue.sell(BOB, 5, 100)));
        assertEquals(
                List.of("command rejected SYMBOL_DELISTED 0 0"),
                venue.symbolState(SymbolState.TRADING));
        assertEquals(
                List.of("command rejected SYMBOL_DELISTED 0 0"),
                venue.apply(new VenueCommand.ChangeSymbol(SYMBOL)));
        assertEquals(
                List.of("command rejected SYMBOL_EXISTS 0 0"),
                venue.apply(
                        new VenueCommand.ListSymbol(
                                Scenario.symbol(2, "BTC-EUR", BTC, EUR, 100_000, 250_000))));
    }

    @ParameterizedTest
    @EnumSource
    void aSuspendedAccountMayOnlyCancel(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.buy(ALICE, 5, 100));

        assertEquals(List.of("alice is SUSPENDED"), set(venue, AccountStatus.SUSPENDED));
        assertEquals(List.of("rejected ACCOUNT_SUSPENDED"), venue.place(venue.sell(ALICE, 5, 110)));
        assertEquals(
                List.of("command rejected ACCOUNT_SUSPENDED alice " + order),
                venue.replace(ALICE, order, 90, 0, 0));
        // Its open order stays and trades.
        assertEquals(
                1, only(venue.place(venue.sell(BOB, TimeInForce.IOC, 1, 100)), "trade ").size());
        assertEquals("cancelled REQUESTED filled 1 left 4", venue.cancel(ALICE, order).getFirst());
        set(venue, AccountStatus.ACTIVE);
        assertEquals("accepted", venue.place(venue.sell(ALICE, 5, 110)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void closeOnlySellsAndDoesNotBuy(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long buy = venue.placed(venue.buy(ALICE, 5, 100));
        long sell = venue.placed(venue.sell(ALICE, 5, 110));
        set(venue, AccountStatus.CLOSE_ONLY);

        assertEquals(List.of("rejected ACCOUNT_CLOSE_ONLY"), venue.place(venue.buy(ALICE, 5, 100)));
        assertEquals(
                List.of("command rejected ACCOUNT_CLOSE_ONLY alice " + buy),
                venue.replace(ALICE, buy, 90, 0, 0));
        assertEquals("accepted", venue.place(venue.sell(ALICE, 5, 111)).getFirst());
        assertEquals(
                "replaced alice 5@109 trigger 0, filled 0 left 5",
                venue.replace(ALICE, sell, 109, 0, 0).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void whatAnAccountMayNotUseItDoesNotGiveToAnother(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        set(venue, AccountStatus.CLOSE_ONLY);

        assertEquals(
                List.of("funding rejected ACCOUNT_CLOSE_ONLY alice 0"),
                venue.apply(new VenueCommand.Transfer(ALICE, EUR, 5, BOB)));
        assertEquals(2, venue.apply(new VenueCommand.Transfer(BOB, EUR, 5, ALICE)).size());
        assertEquals(3, venue.apply(new VenueCommand.HoldWithdrawal(ALICE, EUR, 5)).size());
    }

    @ParameterizedTest
    @EnumSource
    void aHaltedVenueTakesNoOrdersButCancelsAndFunding(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        long order = venue.placed(venue.buy(ALICE, 5, 100));

        assertEquals(
                List.of("venue halted"), venue.apply(new VenueCommand.SetVenueState(true, false)));
        assertEquals(List.of("rejected VENUE_HALTED"), venue.place(venue.sell(BOB, 5, 100)));
        assertEquals(
                List.of("command rejected VENUE_HALTED alice " + order),
                venue.replace(ALICE, order, 90, 0, 0));
        assertEquals("cancelled REQUESTED filled 0 left 5", venue.cancel(ALICE, order).getFirst());
        assertEquals(2, venue.apply(new VenueCommand.Deposit(ALICE, EUR, 5)).size());
        assertEquals(
                List.of("venue open"), venue.apply(new VenueCommand.SetVenueState(false, false)));
        assertEquals("accepted", venue.place(venue.sell(BOB, 5, 100)).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void theVenueComesBeforeTheAccountAndTheAccountBeforeTheSymbol(Implementation implementation) {
        Scenario venue = new Scenario(implementation);
        venue.symbolState(SymbolState.HALTED);
        assertEquals(List.of("rejected SYMBOL_HALTED"), venue.place(venue.buy(ALICE, 0, -1)));
        set(venue, AccountStatus.SUSPENDED);
        assertEquals(List.of("rejected ACCOUNT_SUSPENDED"), venue.place(venue.buy(ALICE, 0, -1)));
        venue.apply(new VenueCommand.SetVenueState(true, false));
        assertEquals(List.of("rejected VENUE_HALTED"), venue.place(venue.buy(ALICE, 0, -1)));
        assertEquals(
                List.of("rejected SYMBOL_UNKNOWN"),
                venue.place(venue.buy(ALICE, 0, -1).withSymbol(9)));
    }

    @ParameterizedTest
    @EnumSource
    void theSameStateIsToldAgain(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(List.of("alice is ACTIVE"), set(venue, AccountStatus.ACTIVE));
        assertEquals(
                List.of("venue open"), venue.apply(new VenueCommand.SetVenueState(false, false)));
        assertEquals(List.of("symbol 1 changed, TRADING"), venue.symbolState(SymbolState.TRADING));
    }

    @ParameterizedTest
    @EnumSource
    void noStateIsNamed(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("command rejected STATE_INVALID alice 0"),
                set(venue, AccountStatus.ACCOUNT_STATUS_UNSPECIFIED));
        assertEquals(
                List.of("command rejected STATE_INVALID alice 0"),
                set(venue, AccountStatus.CLOSED));
        assertEquals(
                List.of("command rejected STATE_INVALID 0 0"),
                venue.symbolState(SymbolState.SYMBOL_STATE_UNSPECIFIED));
        assertEquals(
                List.of("command rejected SYMBOL_UNKNOWN 0 0"),
                venue.apply(
                        new VenueCommand.SetSymbolState(9, SymbolState.SYMBOL_STATE_UNSPECIFIED)));
        assertEquals(
                List.of("command rejected ACCOUNT_UNKNOWN 77 0"),
                venue.apply(new VenueCommand.SetAccountState(77, AccountStatus.CLOSED, false)));
    }

    @ParameterizedTest
    @EnumSource
    void riskAndAdministrationSetStates(Implementation implementation) {
        Scenario venue = new Scenario(implementation);

        assertEquals(
                List.of("alice is SUSPENDED"),
                venue.apply(
                        Writer.RISK,
                        new VenueCommand.SetAccountState(ALICE, AccountStatus.SUSPENDED, false)));
        assertEquals(
                List.of("venue halted"),
                venue.apply(Writer.RISK, new VenueCommand.SetVenueState(true, false)));
        assertEquals(
                List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                venue.apply(Writer.RISK, new VenueCommand.SetSymbolState(1, SymbolState.HALTED)));
        assertEquals(
                List.of("command rejected WRITER_NOT_ALLOWED 0 0"),
                venue.apply(Writer.ORDER_ENTRY, new VenueCommand.SetVenueState(true, false)));
    }

    private static List<String> set(Scenario venue, AccountStatus state) {
        return venue.apply(new VenueCommand.SetAccountState(ALICE, state, false));
    }
}
