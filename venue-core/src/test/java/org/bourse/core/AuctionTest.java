package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.MARKET;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.OrderType.TRAILING_STOP_LIMIT;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.FOK;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules 21.1, 21.3 and 21.7: a call auction until it is uncrossed. */
class AuctionTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    @BeforeEach
    void theCallBegins() {
        state(SymbolState.AUCTION);
    }

    private void state(SymbolState state) {
        driver.apply(new VenueCommand.SetSymbolState(SYMBOL, state));
    }

    private NewOrder order(OrderType type, TimeInForce time) {
        return driver.order(ALICE, BUY, type, time).lots(5);
    }

    private void assertRefused(NewOrder order) {
        long id = driver.place(order);
        assertEquals(List.of("rejected " + id + " SYMBOL_IN_AUCTION"), driver.events());
    }

    private List<String> told() {
        driver.tick(driver.venue.venueTimeMicros());
        return driver.events("indicative");
    }

    @Test
    void limitOrdersRestEvenWhereTheyCross() {
        long sale = driver.sell(BOB, 5, 100);
        long purchase = driver.buy(ALICE, 5, 110);
        assertEquals(
                List.of("accepted " + purchase + " c16 0 0", "level #2 BUY 5@110 1"),
                driver.events("accepted", "level", "trade", "filled"));
        assertEquals(551, driver.held(ALICE, VenueDriver.BBB));
        driver.cancel(BOB, sale);
        assertEquals(List.of("level #3 SELL 0@100 0"), driver.events("level"));
    }

    @Test
    void whatWouldActAtOnceOrNeverTakeIsRefused() {
        assertRefused(order(LIMIT, IOC).priceTicks(100));
        assertRefused(order(LIMIT, FOK).priceTicks(100));
        assertRefused(order(MARKET, IOC).priceTicks(100));
        assertRefused(order(LIMIT, GTC).priceTicks(100).postOnly(true));
        assertRefused(order(OrderType.ORDER_TYPE_UNSPECIFIED, GTC).priceTicks(100));
    }

    @Test
    void conditionalOrdersWaitAsEver() {
        driver.place(order(STOP, GTC).triggerTicks(100).priceTicks(110));
        assertEquals(1, driver.events("accepted").size());
        long trailing = driver.place(order(TRAILING_STOP_LIMIT, IOC).trailingTicks(5));
        assertEquals(List.of("rejected " + trailing + " NO_REFERENCE_PRICE"), driver.events());
    }

    @Test
    void aReplacedOrderGoesToTheEndOfTheLineAndTradesNothing() {
        driver.sell(BOB, 5, 100);
        long purchase = driver.buy(ALICE, 5, 90);
        driver.replace(ALICE, purchase, 0, 100);
        assertEquals(
                List.of("level #3 BUY 0@90 0", "level #4 BUY 5@100 1"),
                driver.events("level", "trade"));
    }

    @Test
    void aPostOnlyOrderThatRestsAlreadyIsNotReplaced() {
        state(SymbolState.TRADING);
        long purchase = driver.place(order(LIMIT, GTC).priceTicks(90).postOnly(true));
        state(SymbolState.AUCTION);
        driver.replace(ALICE, purchase, 0, 91);
        assertEquals(
                List.of("commandRejected SYMBOL_IN_AUCTION 1000 " + purchase), driver.events());
        driver.cancel(ALICE, purchase);
        assertEquals(1, driver.events("cancelled").size());
    }

    @Test
    void aTickTellsThePriceWheneverOrdersHaveChanged() {
        assertEquals(List.of("indicative 1 0@0 0 SIDE_UNSPECIFIED"), told());
        assertEquals(List.of(), told());
        driver.buy(ALICE, 5, 110);
        driver.sell(BOB, 3, 100);
        assertEquals(List.of("indicative 1 3@110 2 BUY"), told());
        assertEquals(List.of(), told());
    }

    @Test
    void aChangeThatIsHiddenIsOne() {
        driver.sell(BOB, 9, 100);
        long iceberg = driver.place(order(LIMIT, GTC).visibleLots(1).priceTicks(110));
        assertEquals(List.of("indicative 1 5@100 4 SELL"), told());
        driver.replace(ALICE, iceberg, 4, 0);
        assertEquals(List.of(), driver.events("level"));
        assertEquals(List.of("indicative 1 4@100 5 SELL"), told());
    }

    @Test
    void whatWasHiddenOfAnOrderThatEndedDoesNotCount() {
        driver.sell(BOB, 9, 100);
        driver.buy(ALICE, 1, 110);
        long iceberg = driver.place(order(LIMIT, GTC).visibleLots(1).priceTicks(110));
        assertEquals(List.of("indicative 1 6@100 3 SELL"), told());
        driver.cancel(ALICE, iceberg);
        assertEquals(List.of("indicative 1 1@100 8 SELL"), told());
    }

    @Test
    void eachCallIsToldAtItsFirstTickAgain() {
        assertEquals(1, told().size());
        state(SymbolState.AUCTION);
        assertEquals(List.of(), told());
        state(SymbolState.HALTED);
        state(SymbolState.AUCTION);
        assertEquals(1, told().size());
    }

    @Test
    void aTickTellsOneSymbolAndTheNextTickTheNext() {
        SymbolDefinition first = VenueDriver.symbol(0, 0);
        driver.apply(new VenueCommand.ListAsset(3, "CCC", 0));
        driver.apply(new VenueCommand.ListSymbol(second(first).withState(SymbolState.AUCTION)));
        assertEquals(List.of("indicative 1 0@0 0 SIDE_UNSPECIFIED"), told());
        driver.buy(ALICE, 5, 110);
        assertEquals(List.of("indicative 3 0@0 0 SIDE_UNSPECIFIED"), told());
        assertEquals(List.of("indicative 1 0@0 0 SIDE_UNSPECIFIED"), told());
        assertEquals(List.of(), told());
    }

    private static SymbolDefinition second(SymbolDefinition it) {
        return new SymbolDefinition(
                3,
                "CCC-BBB",
                3,
                it.quote(),
                it.tick(),
                it.priceScale(),
                it.lot(),
                it.quantityScale(),
                it.lotsMin(),
                it.lotsMax(),
                it.notionalMinorMin(),
                it.makerRateE8(),
                it.takerRateE8(),
                it.marketBoundE8());
    }

    @Test
    void thePriceComesAfterTheImageAndBeforeProgress() {
        driver.tick(1, START_MICROS + 60_000_000, true);
        assertEquals(
                List.of("image 1 #0 last=0", "imageEnds", "indicative 1 0@0 0 SIDE_UNSPECIFIED"),
                driver.events("image", "imageEnds", "indicative"));
        assertEquals("progress", driver.events().getLast());
    }

    @Test
    void otherStatesLeaveTheBookCrossed() {
        driver.sell(BOB, 5, 100);
        driver.buy(ALICE, 5, 110);
        state(SymbolState.HALTED);
        assertEquals(List.of("symbolChanged 1 AAA-BBB HALTED"), driver.events());
        state(SymbolState.CANCEL_ONLY);
        assertEquals(List.of("symbolChanged 1 AAA-BBB CANCEL_ONLY"), driver.events());
        state(SymbolState.TRADING);
        assertEquals(1, driver.events("trade").size());
    }

    @Test
    void anOperatorDoesNotUncross() {
        state(SymbolState.UNCROSSING);
        assertEquals(List.of("commandRejected STATE_INVALID 0 0"), driver.events());
        driver.apply(new VenueCommand.ListAsset(3, "CCC", 0));
        driver.apply(
                new VenueCommand.ListSymbol(
                        second(VenueDriver.symbol(0, 0)).withState(SymbolState.UNCROSSING)));
        assertEquals(List.of("commandRejected SYMBOL_INVALID 0 0"), driver.events());
    }

    @Test
    void triggeredOrdersWaitUntilItTrades() {
        state(SymbolState.TRADING);
        driver.buy(ALICE, 1, 100);
        long stop =
                driver.place(
                        driver.order(BOB, SELL, STOP, GTC)
                                .lots(1)
                                .triggerTicks(100)
                                .priceTicks(90));
        state(SymbolState.AUCTION);
        driver.sell(BOB, 1, 100);
        assertTrue(driver.events("trade", "triggered").isEmpty());
        state(SymbolState.TRADING);
        assertEquals(
                List.of(
                        "symbolChanged 1 AAA-BBB UNCROSSING",
                        "symbolChanged 1 AAA-BBB TRADING",
                        "triggered " + stop + " 1001 1 100",
                        "cancelled " + stop + " IMMEDIATE_REMAINDER 0+1"),
                driver.events("symbolChanged", "triggered", "cancelled"));
    }
}
