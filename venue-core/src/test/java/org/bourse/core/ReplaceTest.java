package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.FUNDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Replacing open orders: sections 12.2 to 12.7 of the rulebook. */
class ReplaceTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private void assertRefused(String code, long id) {
        assertEquals(List.of("commandRejected " + code + " 1000 " + id), driver.events());
    }

    private String firstMaker() {
        return driver.events("filled").get(1).split(" ", -1)[1];
    }

    @Test
    void aSmallerQuantityKeepsThePlace() {
        long first = driver.sell(ALICE, 5, 100);
        driver.sell(CAROL, 5, 100);
        driver.replace(ALICE, first, 3, 0);
        assertEquals(
                List.of(
                        "replaced " + first + " 1000 1 100 0 3 0 3",
                        "posting 1000 1 HELD -2 =3 RELEASE " + first,
                        "posting 1000 1 AVAILABLE +2 =9999997 RELEASE " + first,
                        "level #3 SELL 8@100 2"),
                driver.events());
        driver.buy(BOB, 1, 100);
        assertEquals(Long.toString(first), firstMaker());
    }

    @Test
    void aGreaterQuantityGoesToTheEndOfTheLine() {
        long first = driver.sell(ALICE, 5, 100);
        long second = driver.sell(CAROL, 5, 100);
        driver.replace(ALICE, first, 6, 0);
        assertEquals(
                List.of("level #3 SELL 5@100 1", "level #4 SELL 11@100 2"), driver.events("level"));
        driver.buy(BOB, 1, 100);
        assertEquals(Long.toString(second), firstMaker());
    }

    @Test
    void anotherPriceMayTrade() {
        long maker = driver.sell(BOB, 2, 100);
        long id = driver.buy(ALICE, 5, 90);
        driver.replace(ALICE, id, 0, 100);
        assertEquals(
                List.of(
                        "replaced " + id + " 1000 1 100 0 5 0 5",
                        "level #3 BUY 0@90 0",
                        "filled " + id + " BUY TAKER 2@100 fee=0 2+3 open",
                        "filled " + maker + " SELL MAKER 2@100 fee=0 2+0 closes",
                        "level #4 SELL 0@100 0",
                        "level #5 BUY 3@100 1"),
                driver.events("replaced", "level", "filled"));
        assertEquals(3 * 100 + 1, driver.held(ALICE, BBB));
    }

    @Test
    void theQuantityIsTheNewTotalFillsIncluded() {
        long id = driver.buy(ALICE, 5, 100);
        driver.sell(BOB, 2, 100);
        driver.replace(ALICE, id, 2, 0);
        assertRefused("QUANTITY_INVALID", id);
        driver.replace(ALICE, id, 4, 0);
        assertEquals(List.of("replaced " + id + " 1000 1 100 0 4 2 2"), driver.events("replaced"));
        assertEquals(2 * 100 + 1, driver.held(ALICE, BBB));
    }

    @Test
    void withoutFundsTheOrderStaysAsItWas() {
        long id = driver.buy(ALICE, 5, 100);
        driver.replace(ALICE, id, 0, FUNDS);
        assertRefused("INSUFFICIENT_FUNDS", id);
        assertEquals(501, driver.held(ALICE, BBB));
        driver.sell(BOB, 5, 100);
        assertEquals(1, driver.events("trade").size());
    }

    @Test
    void feesOfBothRolesCountForTheWholeLifeOfTheOrder() {
        VenueDriver paying = VenueDriver.trading();
        paying.sell(BOB, 1, 100);
        long id = paying.buy(ALICE, 21, 100);
        paying.sell(BOB, 5, 100);
        paying.sell(BOB, 9, 101);
        paying.replace(ALICE, id, 0, 101);
        // As a taker 1,009 in all: ceil(2.018) less the 1 that was paid for the first 100.
        assertTrue(paying.events("filled").getFirst().contains(" 9@101 fee=2 15+6 "));
        paying.cancel(ALICE, id);
        assertEquals(0, paying.held(ALICE, BBB));
    }

    @Test
    void aPostOnlyOrderIsNotReplacedToTake() {
        driver.sell(BOB, 5, 100);
        long id =
                driver.place(
                        driver.order(ALICE, BUY, LIMIT, GTC).lots(5).priceTicks(90).postOnly(true));
        driver.replace(ALICE, id, 0, 100);
        assertRefused("POST_ONLY_WOULD_TAKE", id);
        long repriced =
                driver.place(
                        driver.order(ALICE, BUY, LIMIT, GTC)
                                .lots(5)
                                .priceTicks(105)
                                .postOnly(true)
                                .postOnlyReprice(true));
        assertEquals("BUY 5@99 1", driver.events("level").getLast().split(" ", 3)[2]);
        driver.replace(ALICE, repriced, 0, 110);
        assertEquals(
                List.of("replaced " + repriced + " 1000 1 99 0 5 0 5"), driver.events("replaced"));
    }

    @Test
    void aNewTriggerComesAfterThoseThatHaveItAlready() {
        NewOrder first = driver.order(ALICE, SELL, STOP, GTC).lots(1);
        long moved = driver.place(first.triggerTicks(80));
        NewOrder second = driver.order(ALICE, SELL, STOP, GTC).lots(1);
        long there = driver.place(second.triggerTicks(90));
        driver.replace(driver.replacement(ALICE, moved).triggerTicks(90));
        assertEquals(
                List.of("replaced " + moved + " 1000 1 0 90 1 0 1"), driver.events("replaced"));
        driver.sell(BOB, 1, 90);
        driver.buy(CAROL, 1, 90);
        assertEquals(
                List.of("triggered " + there + " 1000 1 90", "triggered " + moved + " 1000 1 90"),
                driver.events("triggered"));
    }

    @Test
    void whatTheOrderDoesNotHaveIsNotReplaced() {
        long id = driver.buy(ALICE, 5, 100);
        driver.replace(ALICE, id, 0, 0);
        assertRefused("ORDER_INVALID", id);
        driver.replace(driver.replacement(ALICE, id).triggerTicks(90));
        assertRefused("ORDER_INVALID", id);
        driver.replace(ALICE, id, 0, -1);
        assertRefused("PRICE_INVALID", id);
        driver.replace(ALICE, id, 100_001, 0);
        assertRefused("QUANTITY_TOO_LARGE", id);
        driver.replace(ALICE, id + 1, 1, 0);
        assertRefused("ORDER_UNKNOWN", id + 1);
        long stop = driver.place(driver.order(ALICE, SELL, STOP, GTC).lots(1).triggerTicks(80));
        driver.replace(ALICE, stop, 0, 70);
        assertRefused("ORDER_INVALID", stop);
    }

    @Test
    void anIcebergLosesItsHiddenPartFirst() {
        NewOrder order = driver.order(ALICE, SELL, LIMIT, GTC).lots(10).visibleLots(3);
        long id = driver.place(order.priceTicks(100));
        driver.replace(ALICE, id, 3, 0);
        assertEquals(List.of(), driver.events("level"));
        driver.replace(ALICE, id, 2, 0);
        assertEquals(List.of("level #2 SELL 2@100 1"), driver.events("level"));
        driver.replace(ALICE, id, 61, 0);
        assertRefused("VISIBLE_QUANTITY_INVALID", id);
    }

    @Test
    void aReplacedPurchaseCountsForThePositionLimitWithItsNewQuantity() {
        driver.apply(positionLimit(FUNDS + 20));
        long id = driver.buy(ALICE, 5, 90);
        driver.replace(ALICE, id, 15, 0);
        long refused = driver.buy(ALICE, 6, 80);
        assertEquals(List.of("rejected " + refused + " POSITION_ABOVE_LIMIT"), driver.events());
        driver.buy(ALICE, 5, 80);
        assertEquals(1, driver.events("accepted").size());
    }

    private static VenueCommand positionLimit(long lots) {
        return new VenueCommand.SetAccountLimits(
                ALICE,
                OptionalInt.empty(),
                List.of(),
                List.of(
                        new VenueCommand.SymbolLimit(
                                VenueDriver.SYMBOL,
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.of(lots),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                OptionalInt.empty())));
    }
}
