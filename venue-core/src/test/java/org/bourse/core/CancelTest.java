package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.FUNDS;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to cancel. */
class CancelTest {
    private final VenueDriver driver = VenueDriver.trading();

    @Test
    void aCancelledOrderReleasesItsHoldAndLeavesTheBook() {
        long id = driver.buy(ALICE, 10, 125);
        driver.cancel(ALICE, id);
        assertEquals(
                List.of(
                        "cancelled " + id + " REQUESTED 0+10",
                        "posting 1000 2 HELD -1254 =0 RELEASE " + id,
                        "posting 1000 2 AVAILABLE +1254 =%d RELEASE %d".formatted(FUNDS, id),
                        "level #2 BUY 0@125 0"),
                driver.events());
        assertEquals(0, driver.venue.openOrders(ALICE));

        driver.cancel(ALICE, id);
        assertEquals(List.of("commandRejected ORDER_UNKNOWN 1000 " + id), driver.events());
    }

    @Test
    void anOrderIsKnownByItsClientOrderId() {
        long id = driver.buy(ALICE, 10, 125);
        driver.cancelByClientId(ALICE, "c" + (id >> 10));
        assertEquals(List.of("cancelled " + id + " REQUESTED 0+10"), driver.events("cancelled"));

        driver.cancelByClientId(ALICE, "c" + (id >> 10));
        assertEquals(List.of("commandRejected ORDER_CLOSED 1000 0"), driver.events());
    }

    @Test
    void ordersOfOthersAreUnknown() {
        long id = driver.buy(ALICE, 10, 125);
        driver.cancel(BOB, id);
        assertEquals(List.of("commandRejected ORDER_UNKNOWN 1001 " + id), driver.events());
        driver.cancelByClientId(BOB, "c" + (id >> 10));
        assertEquals(List.of("commandRejected ORDER_UNKNOWN 1001 0"), driver.events());
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "", "not well formed", "?"})
    void anIdThatWasNeverUsedIsUnknown(String clientOrderId) {
        driver.cancelByClientId(ALICE, clientOrderId);
        assertEquals(List.of("commandRejected ORDER_UNKNOWN 1000 0"), driver.events());
    }

    @Test
    void aRequestExpiresAndNamesAUsersAccount() {
        OrderCancel late = new OrderCancel().set(99, 5, START_MICROS - 1);
        driver.venue.cancel(driver.next(Writer.ORDER_ENTRY), late);
        assertEquals(List.of("commandRejected REQUEST_EXPIRED 99 5"), driver.events());

        driver.cancel(99, 5);
        assertEquals(List.of("commandRejected ACCOUNT_UNKNOWN 99 5"), driver.events());
        driver.cancel(1, 5);
        assertEquals(List.of("commandRejected ACCOUNT_UNKNOWN 1 5"), driver.events());
    }

    @Test
    void othersKeepTheirPlaceInLine() {
        long first = driver.sell(BOB, 1, 100);
        long second = driver.sell(BOB, 2, 100);
        long third = driver.sell(BOB, 3, 100);
        driver.cancel(BOB, second);
        assertEquals(List.of("level #4 SELL 4@100 2"), driver.events("level"));

        driver.buy(ALICE, 4, 100);
        List<Long> makers =
                driver.events("filled").stream()
                        .filter(line -> line.contains("MAKER"))
                        .map(line -> Long.parseLong(line.split(" ")[1]))
                        .toList();
        assertEquals(List.of(first, third), makers);
        assertEquals(0, driver.held(ALICE, BBB));
    }
}
