package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.OrderType.STOP_LIMIT;
import static org.bourse.contracts.v1.OrderType.TAKE_PROFIT;
import static org.bourse.contracts.v1.OrderType.TRAILING_STOP;
import static org.bourse.contracts.v1.OrderType.TRAILING_STOP_LIMIT;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.FOK;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;

/** Orders that wait for a trigger: section 11 of the rulebook. */
class ConditionalOrdersTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private NewOrder waiting(long account, Side side, OrderType type, long lots, long trigger) {
        return driver.order(account, side, type, GTC).lots(lots).triggerTicks(trigger);
    }

    private NewOrder limited(Side side, TimeInForce time, long lots, long trigger, long price) {
        return driver.order(ALICE, side, STOP_LIMIT, time)
                .lots(lots)
                .triggerTicks(trigger)
                .priceTicks(price);
    }

    private NewOrder trailing(Side side, long lots, long ticks) {
        return driver.order(ALICE, side, TRAILING_STOP, GTC).lots(lots).trailingTicks(ticks);
    }

    /** One lot changes hands at a price between bob and carol. */
    private void trade(long price) {
        driver.sell(BOB, 1, price);
        driver.buy(CAROL, 1, price);
        assertFalse(driver.events("trade").isEmpty());
    }

    private static String triggered(long id, long trigger) {
        return "triggered %d 1000 1 %d".formatted(id, trigger);
    }

    @Test
    void aStopWaitsOutsideTheBookUntilAWorsePriceTrades() {
        driver.buy(BOB, 10, 85);
        long id = driver.place(waiting(ALICE, SELL, STOP, 5, 90));
        assertEquals(List.of(), driver.events("level"));
        assertEquals(5, driver.held(ALICE, AAA));
        assertEquals(1, driver.venue.openOrders(ALICE));
        driver.sell(CAROL, 1, 91);
        driver.buy(BOB, 1, 91);
        assertEquals(List.of(), driver.events("triggered"));
        driver.sell(CAROL, 1, 90);
        driver.buy(BOB, 1, 90);
        assertEquals(List.of(triggered(id, 90)), driver.events("triggered"));
        assertTrue(driver.events("filled").getLast().startsWith("filled "));
        assertEquals(2, driver.events("trade").size());
        assertEquals(0, driver.held(ALICE, AAA));
        assertEquals(0, driver.venue.openOrders(ALICE));
    }

    @Test
    void aTakeProfitWaitsForABetterPrice() {
        long id = driver.place(waiting(ALICE, SELL, TAKE_PROFIT, 5, 110));
        trade(109);
        assertEquals(List.of(), driver.events("triggered"));
        trade(110);
        assertEquals(List.of(triggered(id, 110)), driver.events("triggered"));
        assertEquals(
                List.of("cancelled " + id + " IMMEDIATE_REMAINDER 0+5"),
                driver.events("cancelled"));
    }

    @Test
    void aTriggerThatThePriceFulfilsAlreadyIsRefused() {
        trade(100);
        long id = driver.place(waiting(ALICE, SELL, STOP, 5, 100));
        assertEquals(List.of("rejected " + id + " TRIGGER_PRICE_PASSED"), driver.events());
        driver.place(waiting(ALICE, SELL, STOP, 5, 99));
        assertEquals(1, driver.events("accepted").size());
    }

    @Test
    void aTriggeredStopLimitRestsAsAnOrdinaryOrder() {
        long id = driver.place(limited(BUY, GTC, 5, 110, 108));
        assertEquals(5 * 108 + 1, driver.held(ALICE, BBB));
        trade(111);
        assertEquals(List.of(triggered(id, 110)), driver.events("triggered"));
        assertEquals("level #3 BUY 5@108 1", driver.events("level").getLast());
        driver.cancel(ALICE, id);
        assertEquals(List.of("cancelled " + id + " REQUESTED 0+5"), driver.events("cancelled"));
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void aTriggeredFillOrKillReleasesItsHold() {
        long id = driver.place(limited(BUY, FOK, 5, 110, 120));
        assertEquals(5 * 120, driver.held(ALICE, BBB));
        trade(111);
        assertEquals(
                List.of("cancelled " + id + " FOK_UNFILLABLE 0+5"), driver.events("cancelled"));
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void triggersFireFromTheNearestOnEqualOnesByAge() {
        long far = driver.place(waiting(ALICE, SELL, STOP, 1, 80));
        long near = driver.place(waiting(ALICE, SELL, STOP, 1, 90));
        long younger = driver.place(waiting(ALICE, SELL, STOP, 1, 90));
        long rising = driver.place(waiting(ALICE, SELL, TAKE_PROFIT, 1, 70));
        trade(75);
        assertEquals(
                List.of(
                        triggered(near, 90),
                        triggered(younger, 90),
                        triggered(far, 80),
                        triggered(rising, 70)),
                driver.events("triggered"));
    }

    @Test
    void whatATriggeredOrderTradesTriggersTheNext() {
        driver.buy(BOB, 1, 95);
        driver.buy(BOB, 1, 92);
        driver.place(waiting(ALICE, SELL, STOP, 1, 99));
        long second = driver.place(waiting(ALICE, SELL, STOP, 1, 95));
        trade(98);
        assertEquals(3, driver.events("trade").size());
        assertEquals(triggered(second, 95), driver.events("triggered").getLast());
        assertEquals(0, driver.venue.openOrders());
    }

    @Test
    void aStopWithoutAPriceIsBoundByItsTrigger() {
        driver.buy(BOB, 1, 89);
        long id = driver.place(waiting(ALICE, SELL, STOP, 2, 100));
        driver.sell(CAROL, 1, 100);
        driver.buy(BOB, 1, 100);
        assertEquals(
                List.of("cancelled " + id + " IMMEDIATE_REMAINDER 0+2"),
                driver.events("cancelled"));
        driver.place(waiting(ALICE, BUY, STOP, 2, 200));
        assertEquals(2 * 220, driver.held(ALICE, BBB));
    }

    @Test
    void aTrailingSaleFollowsARiseAndFiresOnAFall() {
        trade(100);
        long id = driver.place(trailing(SELL, 1, 10));
        trade(120);
        trade(115);
        trade(111);
        assertEquals(List.of(), driver.events("triggered"));
        trade(110);
        assertEquals(List.of(triggered(id, 110)), driver.events("triggered"));
    }

    @Test
    void aTrailingPurchaseFollowsAFallByItsBasisPoints() {
        trade(1_000);
        NewOrder order = driver.order(ALICE, BUY, TRAILING_STOP_LIMIT, GTC).lots(2);
        long id = driver.place(order.trailingBasisPoints(1_000).limitOffsetTicks(5));
        assertEquals(2 * 1_105 + 1, driver.held(ALICE, BBB));
        trade(800);
        trade(879);
        assertEquals(List.of(), driver.events("triggered"));
        trade(880);
        assertEquals(List.of(triggered(id, 880)), driver.events("triggered"));
        assertEquals("BUY 2@885 1", driver.events("level").getLast().split(" ", 3)[2]);
    }

    @Test
    void ofEqualTriggersThoseThatTrailComeLast() {
        trade(100);
        long trailing = driver.place(trailing(SELL, 1, 10));
        long fixed = driver.place(waiting(ALICE, SELL, STOP, 1, 90));
        long nearer = driver.place(trailing(SELL, 1, 9));
        trade(90);
        assertEquals(
                List.of(triggered(nearer, 91), triggered(fixed, 90), triggered(trailing, 90)),
                driver.events("triggered"));
    }

    @Test
    void aTrailingOrderNeedsALastPrice() {
        long id = driver.place(trailing(SELL, 1, 10));
        assertEquals(List.of("rejected " + id + " NO_REFERENCE_PRICE"), driver.events());
    }

    /** Three sales of 600 are triggered, but a step only has room for one. */
    private List<Long> triggerThree() {
        driver.apply(new VenueCommand.SetAccountLimits(BOB, OptionalInt.of(2_000), List.of()));
        for (int i = 0; i < 1_801; i++) {
            driver.buy(BOB, 1, 95);
        }
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(driver.place(waiting(ALICE, SELL, STOP, 600, 99)));
        }
        driver.sell(CAROL, 1, 95);
        assertEquals(3, driver.events("triggered").size());
        assertEquals(601, driver.events("trade").size());
        return ids;
    }

    @Test
    void aStepActivatesOnlyWhatItCanFinish() {
        triggerThree();
        assertEquals(2, driver.venue.openOrders(ALICE));
        for (int left = 1; left >= 0; left--) {
            assertTrue(driver.venue.hasPendingWork());
            driver.apply(new VenueCommand.Continue());
            assertEquals(600, driver.events("trade").size());
            assertEquals(left, driver.venue.openOrders(ALICE));
        }
        assertFalse(driver.venue.hasPendingWork());
    }

    @Test
    void aTriggeredOrderCanBeCancelledButNotReplaced() {
        long last = triggerThree().getLast();
        driver.replace(ALICE, last, 500, 0);
        assertEquals(
                List.of("commandRejected ORDER_TRIGGERED 1000 " + last),
                driver.events("commandRejected"));
        driver.apply(new VenueCommand.SetSymbolState(1, SymbolState.CANCEL_ONLY));
        assertEquals(0, driver.venue.openOrders(ALICE));
    }

    @Test
    void aHaltKeepsTriggeredOrdersInLine() {
        List<Long> ids = triggerThree();
        driver.apply(new VenueCommand.SetVenueState(true, false));
        assertEquals(600, driver.events("trade").size());
        assertFalse(driver.venue.hasPendingWork());
        driver.tick(VenueDriver.START_MICROS + 1);
        assertEquals(1, driver.venue.openOrders(ALICE));
        driver.cancel(ALICE, ids.getLast());
        assertEquals(
                List.of("cancelled " + ids.getLast() + " REQUESTED 0+600"),
                driver.events("cancelled"));
        assertEquals(0, driver.held(ALICE, AAA));
    }

    @Test
    void whatAStepTradesForTriggeredOrdersCountsForItsOwnOrder() {
        triggerThree();
        long id = driver.sell(CAROL, 600, 95);
        assertEquals(1_000, driver.events("trade").size());
        assertEquals(
                List.of("cancelled " + id + " LIMIT_OF_FILLS 400+200"), driver.events("cancelled"));
        assertTrue(driver.events("trade").getLast().startsWith("trade " + (id + 999) + " "));
    }

    @Test
    void anImmediateStopLimitNeverRests() {
        long id = driver.place(limited(BUY, IOC, 5, 110, 108));
        trade(111);
        assertEquals(
                List.of("cancelled " + id + " IMMEDIATE_REMAINDER 0+5"),
                driver.events("cancelled"));
    }

    @Test
    void noMoreThanTenThousandOrdersOfASymbolWait() {
        VenueDriver large = new VenueDriver(new VenueConfig(8, 4, 4, 20_000, 8, 1 << 15, 4));
        large.listAssets();
        large.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        large.open(ALICE);
        large.deposit(ALICE, AAA, 100_000);
        large.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(20_000), List.of()));
        long first = 0;
        for (int i = 0; i < 10_000; i++) {
            NewOrder stop = large.order(ALICE, SELL, STOP, GTC).lots(1).triggerTicks(90 + i % 7);
            long id = large.place(stop);
            first = i == 0 ? id : first;
        }
        assertEquals(10_000, large.venue.openOrders(ALICE));
        long refused = large.place(large.order(ALICE, SELL, STOP, GTC).lots(1).triggerTicks(90));
        assertEquals(
                List.of("rejected %d CAPACITY_REACHED".formatted(refused)),
                large.events("rejected"));
        large.cancel(ALICE, first);
        large.place(large.order(ALICE, SELL, STOP, GTC).lots(1).triggerTicks(90));
        assertEquals(10_000, large.venue.openOrders(ALICE));
    }
}
