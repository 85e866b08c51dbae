package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.MARKET;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;

/** Sections 20 and 21: lists of orders in call auctions. Nobody pays fees. */
class ListsInAuctionsTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private void state(SymbolState state) {
        driver.apply(new VenueCommand.SetSymbolState(VenueDriver.SYMBOL, state));
    }

    /** Buys 5 at 100 or, once 120 trades, at up to 130: holds 650, 501 for the limit. */
    private long purchase() {
        driver.beginList(OrderListKind.OCO, 2);
        driver.leg(0, ALICE, BUY, LIMIT, GTC).lots(5).priceTicks(100);
        driver.leg(1, ALICE, BUY, STOP, GTC).lots(5).triggerTicks(120).priceTicks(130);
        return driver.placeList();
    }

    private long bracket(OrderType type, TimeInForce time, long price) {
        driver.beginList(OrderListKind.BRACKET, 3);
        driver.leg(0, ALICE, BUY, type, time).lots(5).priceTicks(price);
        driver.leg(1, ALICE, SELL, LIMIT, GTC).lots(5).priceTicks(110);
        driver.leg(2, ALICE, SELL, STOP, GTC).lots(5).triggerTicks(80);
        return driver.placeList();
    }

    private List<String> from(String event, int count) {
        int at = driver.events().indexOf(event);
        assertTrue(at >= 0, () -> "no " + event + " in " + driver.events());
        return driver.events().subList(at, Math.min(at + count, driver.events().size()));
    }

    private static String cancelled(long id, String reason) {
        return "cancelled %d %s 0+5".formatted(id, reason);
    }

    @Test
    void aTradeOfAnAuctionCancelsTheOtherBeforeTheBooksLevels() {
        state(SymbolState.AUCTION);
        long id = purchase();
        driver.sell(BOB, 2, 90);
        state(SymbolState.TRADING);
        assertEquals(
                List.of(
                        cancelled(id + 1, "ONE_CANCELS_OTHER"),
                        "posting 1000 2 HELD -149 =301 RELEASE " + id,
                        "posting 1000 2 AVAILABLE +149 =9999499 RELEASE " + id,
                        "level #3 BUY 3@100 1"),
                from(cancelled(id + 1, "ONE_CANCELS_OTHER"), 4));
    }

    @Test
    void theFirstLegMustNotCrossTheBookOfAnAuctionEither() {
        state(SymbolState.AUCTION);
        driver.sell(BOB, 2, 100);
        long id = purchase();
        assertEquals("rejected %d POST_ONLY_WOULD_TAKE".formatted(id), driver.events().get(0));
    }

    @Test
    void aBracketsEntryMustBeOneThatAnAuctionTakes() {
        state(SymbolState.AUCTION);
        long id = bracket(MARKET, IOC, 0);
        assertEquals("rejected %d SYMBOL_IN_AUCTION".formatted(id), driver.events().get(0));
    }

    @Test
    void anEntryThatAnAuctionFillsLetsItsExitsInOnceTheSymbolTrades() {
        state(SymbolState.AUCTION);
        long id = bracket(LIMIT, GTC, 100);
        driver.sell(BOB, 2, 100);
        driver.sell(CAROL, 3, 100);
        state(SymbolState.TRADING);
        assertEquals(2, driver.events("trade").size());
        assertEquals(4, count("HOLD " + (id + 1)));
        assertEquals("SELL 5@110 1", driver.events("level").getLast().split(" ", 3)[2]);
        assertEquals(5, driver.held(ALICE, AAA));
        assertEquals(0, driver.held(ALICE, BBB));
    }

    private long count(String end) {
        return driver.events("posting").stream().filter(line -> line.endsWith(end)).count();
    }

    @Test
    void exitsStayInLineInACall() {
        long id = bracket(LIMIT, GTC, 100);
        driver.sell(BOB, 2, 100);
        state(SymbolState.AUCTION);
        driver.cancel(ALICE, id);
        assertEquals(2, driver.venue.openOrders(ALICE));
        state(SymbolState.TRADING);
        assertEquals(2, driver.events("replaced").size());
    }

    @Test
    void selfTradePreventionOfAnAuctionReducesALegAndCancelsTheOther() {
        state(SymbolState.AUCTION);
        long id = purchase();
        long offer =
                driver.place(
                        driver.order(ALICE, SELL, LIMIT, GTC)
                                .lots(2)
                                .priceTicks(90)
                                .selfTradePrevention(SelfTradePrevention.DECREMENT));
        state(SymbolState.TRADING);
        assertEquals(
                List.of(
                        "reduced %d 1000 1 2 0 3".formatted(id),
                        cancelled(id + 1, "ONE_CANCELS_OTHER"),
                        "posting 1000 2 HELD -349 =301 RELEASE " + id,
                        "posting 1000 2 AVAILABLE +349 =9999699 RELEASE " + id,
                        "cancelled %d SELF_TRADE 0+2".formatted(offer)),
                from("reduced %d 1000 1 2 0 3".formatted(id), 5));
    }
}
