package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** At most one order per account and client order id within a day. */
class DuplicatesTest {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final VenueDriver driver = VenueDriver.trading();

    private NewOrder order(long account) {
        return driver.order(account, BUY, LIMIT, GTC).lots(5).priceTicks(10).clientOrderId("mine");
    }

    private void assertReused(NewOrder order) {
        long id = driver.place(order);
        assertEquals(List.of("rejected " + id + " CLIENT_ORDER_ID_REUSED"), driver.events());
    }

    private void assertAccepted(NewOrder order) {
        driver.place(order);
        assertEquals(1, driver.events("accepted").size(), () -> driver.events().toString());
    }

    @Test
    void theSameOrderAgainIsAnsweredWithTheFirst() {
        long id = driver.place(order(ALICE));
        driver.place(order(ALICE).validUntilMicros(START_MICROS + 5));
        assertEquals(List.of("repeated 1000 " + id), driver.events());
    }

    @Test
    void anotherOrderWithTheSameIdIsRefused() {
        driver.place(order(ALICE));
        assertReused(order(ALICE).lots(6));
        assertReused(order(ALICE).priceTicks(11));
        assertReused(order(ALICE).budgetMinor(1));
        assertReused(order(ALICE).postOnly(true));
        assertReused(
                driver.order(ALICE, SELL, LIMIT, GTC).lots(5).priceTicks(10).clientOrderId("mine"));
        assertReused(
                driver.order(ALICE, BUY, LIMIT, IOC).lots(5).priceTicks(10).clientOrderId("mine"));
    }

    @Test
    void anIdBelongsToItsAccount() {
        driver.place(order(ALICE));
        assertAccepted(order(BOB));
    }

    @Test
    void aRefusedOrdersIdIsConsumed() {
        long id = driver.place(order(ALICE).lots(0));
        assertEquals(List.of("rejected " + id + " QUANTITY_INVALID"), driver.events());
        driver.place(order(ALICE).lots(0));
        assertEquals(List.of("repeated 1000 " + id), driver.events());
        assertReused(order(ALICE));
    }

    @Test
    void anExpiredRequestConsumesNothing() {
        driver.place(order(ALICE).validUntilMicros(START_MICROS - 1));
        assertAccepted(order(ALICE));
    }

    @Test
    void anIdIsKnownForADayAndForgottenAfterTwo() {
        driver.tick(1, START_MICROS + DAY_MICROS - 1, true);
        long id = driver.place(order(ALICE));
        driver.tick(1, START_MICROS + DAY_MICROS, true);
        driver.place(order(ALICE));
        assertEquals(List.of("repeated 1000 " + id), driver.events());

        driver.tick(1, START_MICROS + 2 * DAY_MICROS - 1, true);
        driver.place(order(ALICE));
        assertEquals(List.of("repeated 1000 " + id), driver.events());

        driver.tick(1, START_MICROS + 2 * DAY_MICROS, true);
        assertAccepted(order(ALICE));
        driver.tick(1, START_MICROS + 4 * DAY_MICROS, true);
        driver.tick(1, START_MICROS + 5 * DAY_MICROS, true);
        assertAccepted(order(ALICE));
    }

    @Test
    void aFullGenerationRefusesNewOrdersUntilItRotates() {
        VenueDriver small = new VenueDriver(new VenueConfig(8, 4, 4, 8, 2, 2, 2));
        small.tick(START_MICROS);
        small.open(ALICE);
        small.buy(ALICE, 1, 1);
        NewOrder second = new NewOrder().set(ALICE, 1, BUY, LIMIT, GTC).clientOrderId("second");
        long secondId = small.place(second);
        long third = small.buy(ALICE, 1, 1);
        assertEquals(List.of("rejected " + third + " DUPLICATES_FULL"), small.events());

        small.place(second);
        assertEquals(List.of("repeated 1000 " + secondId), small.events());
        small.tick(1, START_MICROS + DAY_MICROS, true);
        long fourth = small.buy(ALICE, 1, 1);
        assertEquals(List.of("rejected " + fourth + " SYMBOL_UNKNOWN"), small.events());
    }
}
