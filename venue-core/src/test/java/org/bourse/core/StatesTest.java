package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.AccountStatus;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules 14.5 and 15. */
class StatesTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private void symbol(SymbolState state) {
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, state));
    }

    private void account(AccountStatus state, boolean cancelOrders) {
        driver.apply(new VenueCommand.SetAccountState(ALICE, state, cancelOrders));
    }

    private void assertRejected(String code, long order) {
        assertEquals(List.of("rejected " + order + " " + code), driver.events());
    }

    private void assertRefused(String code, long account, long reference) {
        assertEquals(
                List.of("commandRejected " + code + " " + account + " " + reference),
                driver.events());
    }

    @Test
    void aStateOfASymbolNamesASymbolAndAState() {
        driver.apply(new VenueCommand.SetSymbolState(9, SymbolState.TRADING));
        assertRefused("SYMBOL_UNKNOWN", 0, 0);
        symbol(SymbolState.SYMBOL_STATE_UNSPECIFIED);
        assertRefused("STATE_INVALID", 0, 0);
        symbol(SymbolState.UNRECOGNIZED);
        assertRefused("STATE_INVALID", 0, 0);
        symbol(SymbolState.TRADING);
        assertEquals(List.of("symbolChanged 1 AAA-BBB TRADING"), driver.events());
    }

    @Test
    void inAHaltedSymbolTradersDoNothing() {
        long order = driver.buy(ALICE, 1, 90);
        symbol(SymbolState.HALTED);
        assertEquals(List.of("symbolChanged 1 AAA-BBB HALTED"), driver.events());
        assertRejected("SYMBOL_HALTED", driver.sell(BOB, 1, 90));
        driver.cancel(ALICE, order);
        assertRefused("SYMBOL_HALTED", ALICE, order);

        symbol(SymbolState.TRADING);
        driver.sell(BOB, 1, 90);
        assertEquals(1, driver.events("trade").size());
    }

    @Test
    void inACancelOnlySymbolTradersCancel() {
        long order = driver.buy(ALICE, 1, 90);
        symbol(SymbolState.CANCEL_ONLY);
        assertRejected("SYMBOL_CANCEL_ONLY", driver.sell(BOB, 1, 90));
        driver.cancel(ALICE, order);
        assertEquals(1, driver.events("cancelled").size());
    }

    @Test
    void aDelistedSymbolLosesItsOrdersForEver() {
        long order = driver.buy(ALICE, 1, 90);
        symbol(SymbolState.DELISTED);
        assertEquals(
                List.of(
                        "symbolChanged 1 AAA-BBB DELISTED",
                        "massCancelBegan 0 1 SIDE_UNSPECIFIED DELISTING",
                        "cancelled " + order + " DELISTING 0+1"),
                driver.events("symbolChanged", "massCancelBegan", "cancelled"));
        assertRejected("SYMBOL_DELISTED", driver.sell(BOB, 1, 90));
        symbol(SymbolState.TRADING);
        assertRefused("SYMBOL_DELISTED", 0, 0);
        driver.apply(new VenueCommand.ChangeSymbol(VenueDriver.symbol(0, 0)));
        assertRefused("SYMBOL_DELISTED", 0, 0);
        driver.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        assertRefused("SYMBOL_EXISTS", 0, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCOUNT_STATUS_UNSPECIFIED", "CLOSED", "UNRECOGNIZED"})
    void aStateOfAnAccountIsActiveCloseOnlyOrSuspended(AccountStatus state) {
        account(state, false);
        assertRefused("STATE_INVALID", ALICE, 0);
        driver.apply(new VenueCommand.SetAccountState(9, state, false));
        assertRefused("ACCOUNT_UNKNOWN", 9, 0);
    }

    @Test
    void anAccountThatMayOnlyCloseDoesNotBuy() {
        long order = driver.buy(ALICE, 1, 90);
        account(AccountStatus.CLOSE_ONLY, false);
        assertEquals(List.of("accountStateSet 1000 CLOSE_ONLY"), driver.events());
        assertRejected("ACCOUNT_CLOSE_ONLY", driver.buy(ALICE, 1, 90));
        driver.sell(ALICE, 1, 100);
        assertEquals(1, driver.events("accepted").size());
        driver.cancel(ALICE, order);
        assertEquals(1, driver.events("cancelled").size());
    }

    @Test
    void aSuspendedAccountOnlyCancels() {
        long order = driver.buy(ALICE, 1, 90);
        account(AccountStatus.SUSPENDED, false);
        assertRejected("ACCOUNT_SUSPENDED", driver.sell(ALICE, 1, 100));
        driver.cancel(ALICE, order);
        assertEquals(1, driver.events("cancelled").size());
        account(AccountStatus.ACTIVE, true);
        driver.buy(ALICE, 1, 90);
        assertEquals(1, driver.events("accepted").size());
    }

    @ParameterizedTest
    @CsvSource({"SUSPENDED,1", "CLOSE_ONLY,1", "ACTIVE,0"})
    void theKillSwitchOfAnAccountCancelsItsOrders(AccountStatus state, int cancelled) {
        driver.buy(ALICE, 1, 90);
        driver.buy(BOB, 1, 90);
        account(state, true);

        assertEquals(cancelled, driver.events("cancelled").size());
        assertEquals(2 - cancelled, driver.venue.openOrders());
    }

    @Test
    void aHaltedVenueTakesNoOrdersButCancelsAndFunds() {
        long order = driver.buy(ALICE, 1, 90);
        driver.apply(Writer.RISK, new VenueCommand.SetVenueState(true, false));
        assertEquals(List.of("venueStateSet true"), driver.events());
        symbol(SymbolState.HALTED);
        account(AccountStatus.SUSPENDED, false);
        assertRejected("VENUE_HALTED", driver.buy(ALICE, 1, 90));
        symbol(SymbolState.TRADING);
        driver.cancel(ALICE, order);
        assertEquals(1, driver.events("cancelled").size());
        driver.deposit(ALICE, VenueDriver.AAA, 1);
        assertEquals(2, driver.events("posting").size());

        driver.apply(Writer.ADMINISTRATION, new VenueCommand.SetVenueState(false, true));
        assertEquals(List.of("venueStateSet false"), driver.events());
        assertRejected("ACCOUNT_SUSPENDED", driver.buy(ALICE, 1, 90));
    }

    @Test
    void theKillSwitchOfTheVenueCancelsAllOrders() {
        long alices = driver.buy(ALICE, 1, 90);
        long bobs = driver.buy(BOB, 1, 90);
        driver.apply(Writer.RISK, new VenueCommand.SetVenueState(true, true));
        assertEquals(
                List.of(
                        "venueStateSet true",
                        "massCancelBegan 0 0 SIDE_UNSPECIFIED KILL_SWITCH",
                        "cancelled " + alices + " KILL_SWITCH 0+1",
                        "cancelled " + bobs + " KILL_SWITCH 0+1"),
                driver.events("venueStateSet", "massCancelBegan", "cancelled"));
    }

    @Test
    void riskManagersAndOperatorsChangeStatesOthersDoNot() {
        VenueCommand suspend =
                new VenueCommand.SetAccountState(ALICE, AccountStatus.SUSPENDED, false);
        driver.apply(Writer.RISK, suspend);
        driver.apply(Writer.ADMINISTRATION, suspend);
        assertEquals(List.of("accountStateSet 1000 SUSPENDED"), driver.events());
        driver.apply(Writer.ORDER_ENTRY, suspend);
        assertRefused("WRITER_NOT_ALLOWED", 0, 0);
        driver.apply(Writer.RISK, new VenueCommand.SetSymbolState(SYMBOL, SymbolState.HALTED));
        assertRefused("WRITER_NOT_ALLOWED", 0, 0);
        driver.apply(Writer.RISK, new VenueCommand.SetCancelAfter(ALICE, 5, 0));
        assertRefused("WRITER_NOT_ALLOWED", 0, 0);
        driver.apply(Writer.ADMINISTRATION, new VenueCommand.Continue());
        assertRefused("WRITER_NOT_ALLOWED", 0, 0);
    }
}
