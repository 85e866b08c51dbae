package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;

/** Rules 14.1, 14.2, 14.4 and 18.2. */
class MassCancelTest {
    private static final Side BOTH = Side.SIDE_UNSPECIFIED;

    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private static VenueCommand.CancelOrders orders(long account, int symbol, Side side) {
        return new VenueCommand.CancelOrders(account, symbol, side, 0);
    }

    private void allow(long account, int openOrders) {
        driver.apply(
                new VenueCommand.SetAccountLimits(account, OptionalInt.of(openOrders), List.of()));
    }

    private void buys(long account, int count) {
        for (int i = 0; i < count; i++) {
            driver.buy(account, 1, 1 + i % 50);
        }
    }

    private void assertRefused(String code, long account) {
        assertEquals(List.of("commandRejected " + code + " " + account + " 0"), driver.events());
    }

    @Test
    void aTraderCancelsAllItsOrdersTheOldestFirst() {
        long first = driver.buy(ALICE, 2, 90);
        driver.buy(BOB, 1, 90);
        long second = driver.sell(ALICE, 3, 110);
        driver.apply(orders(ALICE, 0, BOTH));

        assertEquals(
                List.of(
                        "massCancelBegan 1000 0 SIDE_UNSPECIFIED REQUESTED",
                        "cancelled " + first + " REQUESTED 0+2",
                        "level #4 BUY 1@90 1",
                        "cancelled " + second + " REQUESTED 0+3",
                        "level #5 SELL 0@110 0"),
                driver.events("massCancelBegan", "cancelled", "level"));
        assertEquals(0, driver.held(ALICE, VenueDriver.AAA));
        assertEquals(1, driver.venue.openOrders(BOB));
        assertFalse(driver.venue.hasPendingWork());
    }

    @Test
    void onlyOneSideOfOneSymbolIfThatIsSaid() {
        driver.apply(new VenueCommand.ListAsset(3, "CCC", 0));
        driver.apply(new VenueCommand.ListSymbol(ListingTest.symbol(2, "AAA-CCC", 1, 3)));
        driver.sell(ALICE, 3, 110);
        long meant = driver.buy(ALICE, 2, 90);
        driver.place(
                driver.order(ALICE, Side.SELL, OrderType.LIMIT, TimeInForce.GTC)
                        .set(ALICE, 2, Side.SELL, OrderType.LIMIT, TimeInForce.GTC)
                        .clientOrderId("other")
                        .lots(1)
                        .priceTicks(5));
        driver.apply(orders(ALICE, SYMBOL, Side.BUY));

        assertEquals(
                List.of(
                        "massCancelBegan 1000 1 BUY REQUESTED",
                        "cancelled " + meant + " REQUESTED 0+2"),
                driver.events("massCancelBegan", "cancelled"));
        driver.apply(orders(ALICE, 2, BOTH));
        assertEquals(1, driver.events("cancelled").size());
        assertEquals(1, driver.venue.openOrders(ALICE));
    }

    @Test
    void aTraderNamesItsAccountAndASymbolThatIsNotHalted() {
        driver.apply(new VenueCommand.CancelOrders(ALICE, 0, BOTH, 1));
        assertRefused("REQUEST_EXPIRED", ALICE);
        driver.apply(orders(0, 0, BOTH));
        assertRefused("ACCOUNT_UNKNOWN", 0);
        driver.apply(orders(ALICE, 9, BOTH));
        assertRefused("SYMBOL_UNKNOWN", ALICE);
        driver.apply(orders(ALICE, 0, Side.UNRECOGNIZED));
        assertRefused("ORDER_INVALID", ALICE);
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, SymbolState.HALTED));
        driver.apply(orders(ALICE, SYMBOL, BOTH));
        assertRefused("SYMBOL_HALTED", ALICE);
    }

    @Test
    void aTraderWhoNamesNoSymbolLeavesHaltedOnesAlone() {
        driver.buy(ALICE, 2, 90);
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, SymbolState.HALTED));
        driver.apply(orders(ALICE, 0, BOTH));
        assertEquals(List.of("massCancelBegan 1000 0 SIDE_UNSPECIFIED REQUESTED"), driver.events());
        assertFalse(driver.venue.hasPendingWork());

        driver.apply(Writer.RISK, orders(ALICE, 0, BOTH));
        assertEquals(1, driver.events("cancelled").size());
    }

    @Test
    void anOperatorCancelsTheOrdersOfAllAccountsAsTheyWereOpened() {
        long carols = driver.buy(CAROL, 1, 90);
        long alices = driver.buy(ALICE, 1, 90);
        long bobs = driver.buy(BOB, 1, 90);
        driver.apply(Writer.ADMINISTRATION, orders(0, 0, BOTH));

        assertEquals(
                List.of(
                        "massCancelBegan 0 0 SIDE_UNSPECIFIED OPERATOR",
                        "cancelled " + alices + " OPERATOR 0+1",
                        "cancelled " + bobs + " OPERATOR 0+1",
                        "cancelled " + carols + " OPERATOR 0+1"),
                driver.events("massCancelBegan", "cancelled"));
    }

    @Test
    void aStepEndsAThousandOrdersAndLaterStepsTheRest() {
        allow(ALICE, 2_000);
        buys(ALICE, 1_002);
        driver.apply(orders(ALICE, 0, BOTH));
        assertEquals(1_000, driver.events("cancelled").size());
        assertTrue(driver.venue.hasPendingWork());

        driver.continueWork();
        assertEquals(2, driver.events("cancelled").size());
        assertFalse(driver.venue.hasPendingWork());
    }

    @Test
    void ordersYoungerThanTheCommandStay() {
        allow(ALICE, 2_000);
        buys(ALICE, 2_000);
        driver.apply(orders(ALICE, 0, BOTH));
        driver.apply(new VenueCommand.RevokeKey(5));
        assertEquals(1_000, driver.events("cancelled").size());
        driver.buy(ALICE, 1, 10);
        driver.continueWork();

        assertEquals(1, driver.venue.openOrders(ALICE));
        assertFalse(driver.venue.hasPendingWork());
    }

    @Test
    void theOrderItWouldLookAtNextMayEndBefore() {
        allow(ALICE, 2_002);
        buys(ALICE, 2_000);
        long next = driver.buy(ALICE, 1, 60);
        long last = driver.buy(ALICE, 1, 60);
        driver.apply(orders(ALICE, 0, BOTH));
        driver.cancel(ALICE, next);
        assertEquals(1_001, driver.events("cancelled").size());
        assertTrue(driver.venue.hasPendingWork());

        driver.buy(BOB, 1, 60);
        assertEquals(List.of("cancelled " + last + " REQUESTED 0+1"), driver.events("cancelled"));
        assertFalse(driver.venue.hasPendingWork());
        assertEquals(1, driver.venue.openOrders());
    }

    @Test
    void aStepLooksAtTenThousandAccountsAndOrders() {
        VenueDriver many = new VenueDriver(new VenueConfig(10_001, 2, 1, 8, 1, 8, 1));
        many.tick(VenueDriver.START_MICROS);
        many.listAssets();
        many.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        for (int i = 0; i < 10_000; i++) {
            many.open(ALICE + i);
        }
        long last = ALICE + 9_999;
        many.deposit(last, VenueDriver.BBB, 10);
        many.buy(last, 1, 1);

        many.apply(Writer.RISK, orders(0, 0, BOTH));
        assertEquals(0, many.events("cancelled").size());
        assertTrue(many.venue.hasPendingWork());
        many.continueWork();
        assertEquals(1, many.events("cancelled").size());

        many.buy(last, 1, 1);
        many.apply(Writer.RISK, orders(last, 0, BOTH));
        assertEquals(1, many.events("cancelled").size());
    }

    @Test
    void oneMoreThanSixtyFourIsRefused() {
        int accounts = 100_000;
        VenueDriver many = new VenueDriver(new VenueConfig(accounts, 2, 1, 8, 1, 8, 1));
        many.tick(VenueDriver.START_MICROS);
        for (int i = 0; i < accounts; i++) {
            many.open(ALICE + i);
        }
        int begun = 0;
        do {
            many.apply(Writer.RISK, orders(0, 0, BOTH));
            begun += many.events("massCancelBegan").size();
        } while (!many.events("massCancelBegan").isEmpty());

        assertEquals(List.of("commandRejected CAPACITY_REACHED 0 0"), many.events());
        assertEquals(64 + 64 / 9, begun, 1);
        many.apply(Writer.RISK, new VenueCommand.SetVenueState(true, true));
        assertEquals(List.of("commandRejected CAPACITY_REACHED 0 0"), many.events());
        many.apply(Writer.RISK, new VenueCommand.SetVenueState(true, false));
        assertEquals(List.of("venueStateSet true"), many.events());
    }
}
