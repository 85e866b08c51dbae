package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.FUNDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderListKind;
import org.junit.jupiter.api.Test;

/** Sections 20 and 24: lists of orders trade with external books as with orders. */
class ExternalListsTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    /** Of alice: sells 5 at 110 or, once 90 trades, at any price. */
    private void exits(int first) {
        driver.leg(first, ALICE, SELL, LIMIT, GTC).lots(5).priceTicks(110);
        driver.leg(first + 1, ALICE, SELL, STOP, GTC).lots(5).triggerTicks(90);
    }

    private long bracket() {
        driver.beginList(OrderListKind.BRACKET, 3);
        driver.leg(0, ALICE, BUY, LIMIT, GTC).lots(5).priceTicks(100);
        exits(1);
        return driver.placeList();
    }

    @Test
    void anExternalBidThatMeetsOneOrderCancelsTheOtherBeforeItMeetsTheNext() {
        driver.beginList(OrderListKind.OCO, 2);
        exits(0);
        long sale = driver.placeList();
        long next = driver.sell(BOB, 1, 110);
        driver.external(BUY, 6, 110);
        assertEquals(
                List.of(
                        "filled " + sale + " SELL MAKER 5@110 fee=0 5+0 closes",
                        "cancelled " + (sale + 1) + " ONE_CANCELS_OTHER 0+5",
                        "filled " + next + " SELL MAKER 1@110 fee=0 1+0 closes",
                        "level #3 SELL 0@110 0"),
                driver.events("filled", "cancelled", "level"));
        assertEquals(0, driver.held(ALICE, AAA));
        assertEquals(FUNDS - 5, driver.available(ALICE, AAA));
    }

    @Test
    void anEntryThatBuysFromAnExternalBookHasItsExits() {
        driver.external(SELL, 3, 99);
        long entry = bracket();
        String hold = " HOLD " + (entry + 1);
        assertEquals(
                List.of(
                        "posting 1000 1 AVAILABLE -3 =10000000" + hold,
                        "posting 1000 1 HELD +3 =3" + hold),
                driver.events("posting").stream().filter(line -> line.endsWith(hold)).toList());
        driver.external(SELL, 4, 100);
        assertEquals(
                List.of("level #4 BUY 0@100 0", "level #5 SELL 2@100 1", "level #6 SELL 5@110 1"),
                driver.events("level"));
        assertEquals(5, driver.held(ALICE, AAA));

        driver.external(BUY, 1, 110);
        assertEquals(
                List.of("cancelled " + (entry + 2) + " ONE_CANCELS_OTHER 0+5"),
                driver.events("cancelled"));
    }
}
