package org.bourse.core;

import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;

/** Rules 1.7, 13 and 18.2. */
class ExpiryTest {
    private static final long MIDNIGHT =
            START_MICROS - START_MICROS % 86_400_000_000L + 86_400_000_000L;

    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private long until(long account, Side side, long lots, long priceTicks, long expiresMicros) {
        return driver.place(
                driver.order(account, side, OrderType.LIMIT, TimeInForce.GTD)
                        .lots(lots)
                        .priceTicks(priceTicks)
                        .expiresMicros(expiresMicros));
    }

    private List<String> cancelled() {
        return driver.events("cancelled");
    }

    @Test
    void aTickExpiresOrdersTheEarliestFirstThenTheLowestId() {
        long third = until(ALICE, Side.BUY, 1, 90, START_MICROS + 8);
        long first = until(BOB, Side.SELL, 2, 110, START_MICROS + 7);
        long second = until(ALICE, Side.BUY, 1, 90, START_MICROS + 7);
        until(ALICE, Side.BUY, 1, 90, START_MICROS + 9);
        driver.tick(START_MICROS + 6);
        assertEquals(List.of(), cancelled());
        driver.tick(START_MICROS + 8);

        assertEquals(
                List.of(
                        "cancelled " + first + " EXPIRED 0+2",
                        "level #5 SELL 0@110 0",
                        "cancelled " + second + " EXPIRED 0+1",
                        "level #6 BUY 2@90 2",
                        "cancelled " + third + " EXPIRED 0+1",
                        "level #7 BUY 1@90 1"),
                driver.events("cancelled", "level"));
    }

    @Test
    void anOrderForTheDayEndsAtMidnight() {
        long order = driver.limit(ALICE, Side.BUY, TimeInForce.DAY, 1, 90);
        driver.tick(1, MIDNIGHT - 1, true);
        assertEquals(List.of(), cancelled());
        driver.tick(MIDNIGHT);
        assertEquals(List.of("cancelled " + order + " EXPIRED 0+1"), cancelled());
    }

    @Test
    void anOrderThatEndedBeforeDoesNotExpire() {
        long order = until(ALICE, Side.BUY, 1, 90, START_MICROS + 7);
        until(ALICE, Side.BUY, 1, 91, START_MICROS + 7);
        driver.cancel(ALICE, order);
        driver.sell(BOB, 1, 91);
        driver.tick(START_MICROS + 7);
        assertEquals(List.of(), cancelled());
    }

    @Test
    void aStepExpiresAThousandAndLaterStepsTheRestBeforeTheirCommands() {
        driver.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(2_000), List.of()));
        for (int i = 0; i < 1_001; i++) {
            until(ALICE, Side.BUY, 1, 90, START_MICROS + 7);
        }
        driver.tick(START_MICROS + 7);
        assertEquals(1_000, cancelled().size());
        assertTrue(driver.venue.hasPendingWork());

        driver.apply(new VenueCommand.RevokeKey(9));
        assertEquals(1, cancelled().size());
        assertEquals("commandRejected KEY_INVALID 0 0", driver.events().getLast());
        assertFalse(driver.venue.hasPendingWork());
    }

    @Test
    void expiriesAndMassCancelsShareTheirThousand() {
        driver.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(2_000), List.of()));
        for (int i = 0; i < 600; i++) {
            until(ALICE, Side.BUY, 1, 90, START_MICROS + 7);
            driver.buy(ALICE, 1, 90);
        }
        driver.apply(new VenueCommand.SetCancelAfter(ALICE, 7, 0));
        driver.tick(START_MICROS + 7);
        List<String> ends = driver.events("cancelled", "massCancelBegan");
        assertEquals(1_001, ends.size());
        assertTrue(ends.get(599).endsWith("EXPIRED 0+1"));
        assertEquals("massCancelBegan 1000 0 SIDE_UNSPECIFIED DEAD_MAN_SWITCH", ends.get(600));
        assertTrue(ends.get(601).endsWith("DEAD_MAN_SWITCH 0+1"));

        driver.continueWork();
        assertEquals(200, cancelled().size());
    }

    @Test
    void aRefusedStepContinuesNothing() {
        driver.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(2_000), List.of()));
        for (int i = 0; i < 1_001; i++) {
            until(ALICE, Side.BUY, 1, 90, START_MICROS + 7);
        }
        driver.tick(START_MICROS + 7);
        driver.tick(START_MICROS);
        assertEquals(List.of("commandRejected TIME_BACKWARDS 0 0"), driver.events());
        assertTrue(driver.venue.hasPendingWork());
    }
}
