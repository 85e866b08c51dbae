package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.GTD;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules 21.5 and 21.6: call auctions of more pairs than a step may meet, and expiries in them. */
class UncrossingStepsTest {
    private final VenueDriver driver =
            new VenueDriver(new VenueConfig(8, 4, 4, 8_192, 2, 16_384, 2));

    private long stop;

    @BeforeEach
    void theCallBegins() {
        driver.tick(START_MICROS);
        driver.listAssets();
        driver.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        for (long account : List.of(ALICE, BOB, CAROL)) {
            driver.open(account);
            driver.deposit(account, VenueDriver.AAA, VenueDriver.FUNDS);
            driver.deposit(account, VenueDriver.BBB, VenueDriver.FUNDS);
            driver.apply(
                    new VenueCommand.SetAccountLimits(account, OptionalInt.of(100_000), List.of()));
        }
        stop =
                driver.place(
                        driver.order(CAROL, BUY, STOP, GTC)
                                .lots(1)
                                .triggerTicks(100)
                                .priceTicks(200));
        state(SymbolState.AUCTION);
    }

    private void state(SymbolState state) {
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, state));
    }

    /** 1,500 pairs of which the first 1,000 are met at once. */
    private void beginsToUncross() {
        for (int i = 0; i < 1_500; i++) {
            driver.buy(ALICE, 1, 100);
        }
        driver.sell(BOB, 1_500, 100);
        state(SymbolState.TRADING);
        assertEquals(1_000, driver.events("trade").size());
        assertEquals(List.of("symbolChanged 1 AAA-BBB UNCROSSING"), driver.events("symbolChanged"));
        assertTrue(driver.venue.hasPendingWork());
    }

    private void assertRefused(String reference) {
        assertEquals("commandRejected SYMBOL_IN_AUCTION " + reference, driver.events().getLast());
    }

    @Test
    void theRestIsMetInTheNextStepBeforeTriggeredOrders() {
        beginsToUncross();
        driver.continueWork();
        assertEquals(500, driver.events("trade").size());
        assertEquals(
                List.of(
                        "symbolChanged 1 AAA-BBB TRADING",
                        "triggered " + stop + " 1002 1 100",
                        "cancelled " + stop + " IMMEDIATE_REMAINDER 0+1"),
                driver.events("symbolChanged", "triggered", "cancelled"));
        assertFalse(driver.venue.hasPendingWork());
        driver.continueWork();
        assertEquals(List.of(), driver.events());
    }

    @Test
    void anUncrossingWithoutMorePairsEndsThoughAThousandAreMet() {
        for (int i = 0; i < 1_000; i++) {
            driver.buy(ALICE, 1, 100);
        }
        driver.sell(BOB, 2_000, 100);
        state(SymbolState.TRADING);
        assertEquals(1_000, driver.events("trade").size());
        assertEquals(2, driver.events("symbolChanged").size());
    }

    /** Each command is answered before the uncrossing goes on: it has met nothing by then. */
    @Test
    void untilThenNobodyDoesAnything() {
        for (int i = 0; i < 7_900; i++) {
            driver.buy(ALICE, 1, 100);
        }
        driver.sell(BOB, 7_900, 100);
        state(SymbolState.TRADING);

        long order = driver.buy(CAROL, 1, 90);
        assertEquals("rejected " + order + " SYMBOL_IN_AUCTION", driver.events().getLast());
        driver.cancel(CAROL, stop);
        assertRefused("1002 " + stop);
        driver.replace(driver.replacement(CAROL, stop).triggerTicks(101));
        assertRefused("1002 " + stop);
        driver.apply(new VenueCommand.CancelOrders(CAROL, SYMBOL, Side.SIDE_UNSPECIFIED, 0));
        assertRefused("1002 0");
        state(SymbolState.HALTED);
        assertEquals("commandRejected STATE_INVALID 0 0", driver.events().getLast());
        state(SymbolState.DELISTED);
        assertEquals("commandRejected STATE_INVALID 0 0", driver.events().getLast());
        assertEquals(1_000, driver.events("trade").size());
    }

    @Test
    void massCancelsPassItOver() {
        for (int i = 0; i < 2_500; i++) {
            driver.buy(ALICE, 1, 100);
        }
        driver.sell(BOB, 2_500, 100);
        driver.sell(BOB, 1, 300);
        state(SymbolState.TRADING);
        driver.apply(Writer.RISK, new VenueCommand.CancelOrders(0, 0, Side.SIDE_UNSPECIFIED, 0));
        assertEquals(
                List.of("massCancelBegan 0 0 SIDE_UNSPECIFIED OPERATOR"),
                driver.events("massCancelBegan", "cancelled"));
        driver.continueWork();
        assertEquals(500, driver.events("trade").size());
        assertEquals(1, driver.venue.openOrders(BOB));
    }

    @Test
    void expiriesPassItOverUntilItTrades() {
        long late = gtd(CAROL, BUY, 50, 400_000);
        beginsToUncross();
        driver.tick(START_MICROS + 400_000);
        assertEquals(500, driver.events("trade").size());
        assertEquals(
                List.of(
                        "symbolChanged 1 AAA-BBB TRADING",
                        "cancelled " + stop + " IMMEDIATE_REMAINDER 0+1",
                        "cancelled " + late + " EXPIRED 0+1"),
                driver.events("symbolChanged", "cancelled"));
        assertFalse(driver.venue.hasPendingWork());
    }

    private long gtd(long account, Side side, long price, long afterMicros) {
        return driver.place(
                driver.order(account, side, LIMIT, GTD)
                        .lots(1)
                        .priceTicks(price)
                        .expiresMicros(START_MICROS + afterMicros));
    }

    /** 2,000 orders expire before those that cross, so that these are still there. */
    @Test
    void whatIsPastItsExpiryIsExpiredInsteadTheBidFirst() {
        for (int i = 0; i < 2_000; i++) {
            gtd(CAROL, BUY, 50, 100_000);
        }
        long offer = gtd(BOB, SELL, 100, 200_000);
        long bid = gtd(ALICE, BUY, 110, 200_000);
        driver.buy(ALICE, 1, 105);
        driver.sell(BOB, 1, 105);
        driver.tick(START_MICROS + 500_000);
        state(SymbolState.TRADING);
        List<String> events = driver.events("symbolChanged", "cancelled", "level", "trade");
        int uncrosses = events.indexOf("symbolChanged 1 AAA-BBB UNCROSSING");
        assertEquals(2_000, uncrosses);
        assertEquals(
                List.of(
                        "cancelled " + bid + " EXPIRED 0+1",
                        "level #4005 BUY 0@110 0",
                        "cancelled " + offer + " EXPIRED 0+1",
                        "level #4006 SELL 0@100 0",
                        "trade " + driver.lastId()),
                events.subList(uncrosses + 1, uncrosses + 6).stream()
                        .map(line -> line.replaceAll("(trade \\d+) .*", "$1"))
                        .toList());
        assertEquals(2, driver.events("symbolChanged").size());
    }

    @Test
    void inAHaltedVenueItIsToldAndWaits() {
        driver.buy(ALICE, 1, 100);
        driver.sell(BOB, 1, 100);
        driver.apply(Writer.RISK, new VenueCommand.SetVenueState(true, false));
        state(SymbolState.TRADING);
        assertEquals(List.of("symbolChanged 1 AAA-BBB UNCROSSING"), driver.events());
        assertFalse(driver.venue.hasPendingWork());
        driver.continueWork();
        assertEquals(List.of(), driver.events());

        driver.apply(Writer.RISK, new VenueCommand.SetVenueState(false, false));
        assertEquals("venueStateSet false", driver.events().getFirst());
        assertEquals(1, driver.events("trade").size());
        assertEquals(List.of("symbolChanged 1 AAA-BBB TRADING"), driver.events("symbolChanged"));
    }
}
