package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.DAY;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.GTD;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long orders last. */
class TimeInForceTest {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long MIDNIGHT = (START_MICROS / DAY_MICROS + 1) * DAY_MICROS;

    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private NewOrder until(long expiresMicros) {
        return driver.order(BOB, SELL, LIMIT, GTD)
                .lots(1)
                .priceTicks(100)
                .expiresMicros(expiresMicros);
    }

    @Test
    void aDayOrderEndsAtMidnight() {
        long id = driver.limit(BOB, SELL, DAY, 1, 100);
        driver.tick(1, MIDNIGHT - 1, true);
        assertEquals(List.of(), driver.events("cancelled"));
        driver.tick(MIDNIGHT);
        assertEquals(
                List.of("cancelled " + id + " EXPIRED 0+1", "level #2 SELL 0@100 0"),
                driver.events("cancelled", "level"));
    }

    @Test
    void anOrderGoodTillDateEndsAtItsDate() {
        long id = driver.place(until(START_MICROS + 500));
        driver.tick(START_MICROS + 499);
        assertEquals(List.of(), driver.events("cancelled"));
        driver.tick(START_MICROS + 500);
        assertEquals(List.of("cancelled " + id + " EXPIRED 0+1"), driver.events("cancelled"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, ORDER_INVALID",
        "1700000000000000, EXPIRY_INVALID",
        "-1, EXPIRY_INVALID",
        "1734560000000001, EXPIRY_INVALID",
    })
    void aDateIsInTheFuture(long expiresMicros, String code) {
        long id = driver.place(until(expiresMicros));
        assertEquals(List.of("rejected " + id + " " + code), driver.events());
    }

    @Test
    void onlyAnOrderGoodTillDateHasADate() {
        NewOrder order = driver.order(BOB, SELL, LIMIT, GTC).lots(1).priceTicks(100);
        long id = driver.place(order.expiresMicros(START_MICROS + 500));
        assertEquals(List.of("rejected " + id + " ORDER_INVALID"), driver.events());
    }

    @Test
    void anOrderPastItsExpiryNeverTrades() {
        driver.apply(new VenueCommand.SetAccountLimits(BOB, OptionalInt.of(3_000), List.of()));
        for (int i = 0; i < 2_003; i++) {
            driver.place(until(START_MICROS + 500));
        }
        driver.sell(BOB, 1, 100);
        // A step ends a thousand; the second is the one that takes.
        driver.tick(START_MICROS + 500);
        long id = driver.limit(ALICE, BUY, GTC, 2, 100);
        assertEquals(1_003, driver.events("cancelled").size());
        assertEquals(1, driver.events("trade").size());
        assertEquals("level #4006 BUY 1@100 1", driver.events("level").getLast());
        driver.cancel(ALICE, id);
        assertEquals(0, driver.venue.openOrders());
    }
}
