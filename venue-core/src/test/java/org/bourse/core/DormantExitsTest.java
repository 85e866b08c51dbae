package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.GTD;
import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;

/** The exits of a bracket before they are active: 20.7 to 20.10 of the rulebook. No fees. */
class DormantExitsTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private NewOrder leg(int number, Side side, OrderType type, TimeInForce time) {
        return driver.leg(number, ALICE, side, type, time).lots(5);
    }

    /** Buys 5 at 100 and sells them at 110 or, once 90 trades, at 81 or better. */
    private long bracket() {
        driver.beginList(OrderListKind.BRACKET, 3);
        leg(0, BUY, LIMIT, GTC).priceTicks(100);
        leg(1, SELL, LIMIT, GTC).priceTicks(110);
        leg(2, SELL, STOP, GTC).triggerTicks(90);
        return driver.placeList();
    }

    /** As that, but the stop expires. */
    private long expiring(long expiresMicros) {
        driver.beginList(OrderListKind.BRACKET, 3);
        leg(0, BUY, LIMIT, GTC).priceTicks(100);
        leg(1, SELL, LIMIT, GTC).priceTicks(110);
        leg(2, SELL, STOP, GTD).triggerTicks(90).expiresMicros(expiresMicros);
        return driver.placeList();
    }

    private void state(SymbolState state) {
        driver.apply(new VenueCommand.SetSymbolState(1, state));
    }

    private static String cancelled(long id, String reason, int lots) {
        return "cancelled %d %s 0+%d".formatted(id, reason, lots);
    }

    private static String released(String bucket, String deltas, long reference) {
        return "posting 1000 1 %s %s RELEASE %d".formatted(bucket, deltas, reference);
    }

    @Test
    void aCancelOfADormantExitEndsBothAndLeavesTheEntry() {
        long id = bracket();
        driver.sell(BOB, 2, 100);
        driver.cancel(ALICE, id + 2);
        assertEquals(
                List.of(
                        cancelled(id + 2, "REQUESTED", 5),
                        cancelled(id + 1, "ONE_CANCELS_OTHER", 5),
                        released("HELD", "-2 =0", id + 1),
                        released("AVAILABLE", "+2 =10000002", id + 1)),
                driver.events());
        driver.replace(ALICE, id, 4, 0);
        assertEquals(1, driver.events("replaced").size());
        driver.sell(BOB, 2, 100);
        assertEquals(0, driver.venue.openOrders());
        assertEquals(0, driver.held(ALICE, AAA));
    }

    @Test
    void whatIsHeldForDormantExitsIsReleasedWithTheEndOfTheFirst() {
        long id = bracket();
        driver.sell(BOB, 2, 100);
        driver.cancel(ALICE, id + 1);
        assertEquals(
                List.of(
                        cancelled(id + 1, "REQUESTED", 5),
                        released("HELD", "-2 =0", id + 1),
                        released("AVAILABLE", "+2 =10000002", id + 1),
                        cancelled(id + 2, "ONE_CANCELS_OTHER", 5)),
                driver.events());
    }

    @Test
    void anExpiryOfADormantExitEndsBoth() {
        long id = expiring(START_MICROS + 10);
        driver.tick(START_MICROS + 10);
        assertEquals(
                List.of(cancelled(id + 2, "EXPIRED", 5), cancelled(id + 1, "ONE_CANCELS_OTHER", 5)),
                driver.events("cancelled"));
        assertEquals(1, driver.venue.openOrders());
    }

    @Test
    void theExitsStayInLineAsLongAsTheSymbolDoesNotTrade() {
        long id = bracket();
        driver.sell(BOB, 2, 100);
        state(SymbolState.CANCEL_ONLY);
        driver.cancel(ALICE, id);
        assertEquals(2, driver.venue.openOrders(ALICE));
        assertFalse(driver.venue.hasPendingWork());
        driver.replace(ALICE, id + 1, 0, 111);
        assertEquals(
                List.of("commandRejected SYMBOL_CANCEL_ONLY 1000 " + (id + 1)), driver.events());
        state(SymbolState.TRADING);
        assertEquals("level #4 SELL 2@110 1", driver.events("level").getLast());
    }

    @Test
    void exitsInLineAreCancelledTogether() {
        long id = bracket();
        driver.sell(BOB, 2, 100);
        state(SymbolState.CANCEL_ONLY);
        driver.cancel(ALICE, id);
        driver.cancel(ALICE, id + 2);
        assertEquals(0, driver.venue.openOrders(ALICE));
        assertEquals(0, driver.held(ALICE, AAA));
        state(SymbolState.TRADING);
        assertFalse(driver.venue.hasPendingWork());
    }

    @Test
    void exitsPastTheirExpiryArePassedOverAndExpireTogether() {
        long id = expiring(START_MICROS + 10);
        driver.sell(BOB, 2, 100);
        state(SymbolState.CANCEL_ONLY);
        driver.cancel(ALICE, id);
        driver.tick(START_MICROS + 10);
        assertEquals(
                List.of(cancelled(id + 2, "EXPIRED", 5), cancelled(id + 1, "ONE_CANCELS_OTHER", 5)),
                driver.events("cancelled"));
        assertEquals(0, driver.held(ALICE, AAA));
    }

    @Test
    void dormantExitsAndLotsOfTheEntryCannotBeReplaced() {
        long id = bracket();
        driver.replace(ALICE, id + 1, 0, 111);
        assertEquals(List.of("commandRejected LIST_INVALID 1000 " + (id + 1)), driver.events());
        driver.replace(ALICE, id, 6, 0);
        assertEquals(List.of("commandRejected LIST_INVALID 1000 " + id), driver.events());
        driver.replace(ALICE, id, 0, 99);
        assertEquals(1, driver.events("replaced").size());
    }

    @Test
    void exitsOfWhichOneIsPastItsExpiryAreNotActivated() {
        driver.apply(new VenueCommand.SetAccountLimits(BOB, OptionalInt.of(3_000), List.of()));
        for (int i = 0; i < 2_001; i++) {
            driver.place(
                    driver.order(BOB, BUY, LIMIT, GTD)
                            .lots(1)
                            .priceTicks(50)
                            .expiresMicros(START_MICROS + 9));
        }
        long id = expiring(START_MICROS + 10);
        driver.sell(BOB, 2, 100);
        state(SymbolState.CANCEL_ONLY);
        driver.cancel(ALICE, id);
        driver.tick(START_MICROS + 10);
        state(SymbolState.TRADING);
        assertEquals(1_000, driver.events("cancelled").size());
        assertEquals(List.of(), driver.events("replaced"));
        driver.continueWork();
        assertTrue(driver.events("cancelled").contains(cancelled(id + 2, "EXPIRED", 5)));
    }
}
