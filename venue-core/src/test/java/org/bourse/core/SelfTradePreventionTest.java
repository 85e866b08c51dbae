package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.MARKET;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.TimeInForce.FOK;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.junit.jupiter.api.Test;

/** What happens instead of a trade between own orders: section 9 of the rulebook. */
class SelfTradePreventionTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private long buy(long lots, long price, SelfTradePrevention mode) {
        return driver.place(
                driver.order(ALICE, BUY, LIMIT, GTC)
                        .lots(lots)
                        .priceTicks(price)
                        .selfTradePrevention(mode));
    }

    private List<String> story() {
        return driver
                .events("selfTradePrevented", "cancelled", "reduced", "level", "trade")
                .stream()
                .map(line -> line.startsWith("trade") ? "trade" : line)
                .toList();
    }

    @Test
    void theTakerIsCancelledByDefault() {
        long maker = driver.sell(ALICE, 5, 100);
        long taker = driver.buy(ALICE, 8, 100);
        assertEquals(
                List.of(
                        "selfTradePrevented 1 CANCEL_TAKER %d 1000 %d 1000 100 5"
                                .formatted(taker, maker),
                        "cancelled " + taker + " SELF_TRADE 0+8"),
                story());
    }

    @Test
    void theMakerIsCancelledAndMatchingGoesOn() {
        long own = driver.sell(ALICE, 5, 100);
        driver.sell(BOB, 5, 100);
        long taker = buy(8, 100, SelfTradePrevention.CANCEL_MAKER);
        assertEquals(
                List.of(
                        "selfTradePrevented 1 CANCEL_MAKER %d 1000 %d 1000 100 5"
                                .formatted(taker, own),
                        "cancelled " + own + " SELF_TRADE 0+5",
                        "trade",
                        "level #3 SELL 0@100 0",
                        "level #4 BUY 3@100 1"),
                story());
        assertEquals(0, driver.held(ALICE, AAA));
    }

    @Test
    void bothAreCancelledTheRestingOneFirst() {
        long maker = driver.sell(ALICE, 5, 100);
        long taker = buy(8, 100, SelfTradePrevention.CANCEL_BOTH);
        assertEquals(
                List.of(
                        "selfTradePrevented 1 CANCEL_BOTH %d 1000 %d 1000 100 5"
                                .formatted(taker, maker),
                        "cancelled " + maker + " SELF_TRADE 0+5",
                        "level #2 SELL 0@100 0",
                        "cancelled " + taker + " SELF_TRADE 0+8"),
                story());
        assertEquals(0, driver.venue.openOrders());
    }

    @Test
    void theLesserQuantityComesOffBoth() {
        long maker = driver.sell(ALICE, 5, 100);
        long taker = buy(8, 110, SelfTradePrevention.DECREMENT);
        assertEquals(
                List.of(
                        "selfTradePrevented 1 DECREMENT %d 1000 %d 1000 100 5"
                                .formatted(taker, maker),
                        "cancelled " + maker + " SELF_TRADE 0+5",
                        "reduced " + taker + " 1000 1 5 0 3",
                        "level #2 SELL 0@100 0",
                        "level #3 BUY 3@110 1"),
                story());
        assertEquals(3 * 110 + 1, driver.held(ALICE, BBB));
        assertEquals(0, driver.held(ALICE, AAA));
    }

    @Test
    void aTakerDecrementedToNothingIsCancelledAtTheEnd() {
        long maker = driver.sell(ALICE, 8, 100);
        long taker = buy(5, 100, SelfTradePrevention.DECREMENT);
        assertEquals(
                List.of(
                        "selfTradePrevented 1 DECREMENT %d 1000 %d 1000 100 5"
                                .formatted(taker, maker),
                        "reduced " + maker + " 1000 1 5 0 3",
                        "level #2 SELL 3@100 1",
                        "cancelled " + taker + " SELF_TRADE 0+5"),
                story());
        assertEquals(3, driver.held(ALICE, AAA));
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void ordersOfAGroupAreOwnToEachOther() {
        driver.apply(new VenueCommand.SetAccountTrading(ALICE, 9, false));
        driver.apply(new VenueCommand.SetAccountTrading(BOB, 9, false));
        driver.apply(new VenueCommand.SetAccountTrading(CAROL, 8, false));
        driver.sell(CAROL, 1, 99);
        driver.sell(BOB, 5, 100);
        long taker = driver.buy(ALICE, 8, 100);
        assertEquals(1, driver.events("trade").size());
        assertEquals(List.of("cancelled " + taker + " SELF_TRADE 1+7"), driver.events("cancelled"));
    }

    @Test
    void onlyAMarkedAccountTradesWithItself() {
        driver.sell(ALICE, 5, 100);
        long refused = buy(5, 100, SelfTradePrevention.NONE);
        assertEquals(List.of("rejected " + refused + " SELF_TRADE_NOT_ALLOWED"), driver.events());
        driver.apply(new VenueCommand.SetAccountTrading(ALICE, 0, true));
        buy(5, 100, SelfTradePrevention.NONE);
        assertEquals(1, driver.events("trade").size());
        assertEquals(List.of(), driver.events("selfTradePrevented"));
    }

    @Test
    void aFillOrKillSeesPastOrdersThatItWouldCancel() {
        driver.sell(ALICE, 5, 100);
        driver.sell(BOB, 5, 100);
        NewOrder order = driver.order(ALICE, BUY, LIMIT, FOK).lots(5).priceTicks(100);
        long killed = driver.place(order.selfTradePrevention(SelfTradePrevention.DECREMENT));
        assertEquals(
                List.of("cancelled " + killed + " FOK_UNFILLABLE 0+5"), driver.events("cancelled"));
        driver.place(
                driver.order(ALICE, BUY, LIMIT, FOK)
                        .lots(5)
                        .priceTicks(100)
                        .selfTradePrevention(SelfTradePrevention.CANCEL_MAKER));
        assertEquals(1, driver.events("trade").size());
    }

    @Test
    void aBudgetMustNotBeDecremented() {
        driver.sell(BOB, 5, 100);
        NewOrder order = driver.order(ALICE, BUY, MARKET, IOC).budgetMinor(500);
        long id = driver.place(order.selfTradePrevention(SelfTradePrevention.DECREMENT));
        assertEquals(List.of("rejected " + id + " ORDER_INVALID"), driver.events());
    }
}
