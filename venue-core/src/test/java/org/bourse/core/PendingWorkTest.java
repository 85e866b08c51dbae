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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules 14.1, 15.2, 15.6, 18.1 and 18.4: triggered orders that find no room in their step. */
class PendingWorkTest {
    private final VenueDriver driver =
            new VenueDriver(new VenueConfig(8, 4, 4, 8_192, 2, 8_192, 2));

    private long firstStop;
    private long secondStop;

    /** A sale of a thousand triggers two stops; the first meets a thousand in the next step. */
    @BeforeEach
    void twoStopsAreTriggered() {
        driver.tick(VenueDriver.START_MICROS);
        driver.listAssets();
        driver.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        for (long account : List.of(ALICE, BOB, CAROL)) {
            driver.open(account);
            driver.deposit(account, VenueDriver.AAA, VenueDriver.FUNDS);
            driver.deposit(account, VenueDriver.BBB, VenueDriver.FUNDS);
        }
        driver.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(5_000), List.of()));
        for (int i = 0; i < 3_500; i++) {
            driver.sell(ALICE, 1, i < 1_000 ? 100 : 101);
        }
        firstStop = stop();
        secondStop = stop();
        driver.limit(CAROL, Side.BUY, TimeInForce.IOC, 1_000, 100);
        assertEquals(2, driver.events("triggered").size());
        assertTrue(driver.venue.hasPendingWork());
    }

    private long stop() {
        return driver.place(
                driver.order(BOB, Side.BUY, OrderType.STOP, TimeInForce.GTC)
                        .lots(1_200)
                        .triggerTicks(100)
                        .priceTicks(150));
    }

    private void state(SymbolState state) {
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, state));
    }

    @Test
    void eachStepGoesOnBeforeItsCommand() {
        driver.apply(new VenueCommand.RevokeKey(9));
        assertEquals(1_000, driver.events("trade").size());
        assertEquals(
                List.of("cancelled " + firstStop + " LIMIT_OF_FILLS 1000+200"),
                driver.events("cancelled"));
        assertEquals("commandRejected KEY_INVALID 0 0", driver.events().getLast());
        assertTrue(driver.venue.hasPendingWork());

        driver.continueWork();
        assertEquals(
                List.of("cancelled " + secondStop + " LIMIT_OF_FILLS 1000+200"),
                driver.events("cancelled"));
        assertFalse(driver.venue.hasPendingWork());
        driver.continueWork();
        assertEquals(List.of(), driver.events());
    }

    @Test
    void inASymbolThatDoesNotTradeTheyStayAndAreNoWork() {
        state(SymbolState.HALTED);
        assertEquals(1_000, driver.events("trade").size());
        assertFalse(driver.venue.hasPendingWork());
        driver.continueWork();
        assertEquals(List.of(), driver.events());

        state(SymbolState.TRADING);
        assertEquals("symbolChanged 1 AAA-BBB TRADING", driver.events().getFirst());
        assertEquals(1_000, driver.events("trade").size());
    }

    @Test
    void inAHaltedVenueTheyStayAndAreNoWork() {
        driver.apply(Writer.RISK, new VenueCommand.SetVenueState(true, false));
        assertFalse(driver.venue.hasPendingWork());
        driver.apply(Writer.RISK, new VenueCommand.SetVenueState(false, false));
        assertEquals("venueStateSet false", driver.events().getFirst());
        assertEquals(1_000, driver.events("trade").size());
    }

    @Test
    void theyAreCancelledLikeAnyOther() {
        long waiting =
                driver.place(
                        driver.order(BOB, Side.BUY, OrderType.STOP, TimeInForce.GTC)
                                .lots(1)
                                .triggerTicks(140)
                                .priceTicks(150));
        driver.apply(new VenueCommand.CancelOrders(BOB, SYMBOL, Side.BUY, 0));
        assertEquals(
                List.of(
                        "cancelled " + secondStop + " LIMIT_OF_FILLS 1000+200",
                        "cancelled " + waiting + " REQUESTED 0+1"),
                driver.events("cancelled"));
        assertEquals(0, driver.venue.openOrders(BOB));
        assertEquals(0, driver.held(BOB, VenueDriver.BBB));
    }
}
