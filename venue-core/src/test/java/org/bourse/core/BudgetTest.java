package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.MARKET;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.FUNDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Market buys by a budget of the quote asset, fees included. Takers pay 0.2 %. */
class BudgetTest {
    private final VenueDriver driver = VenueDriver.trading();

    private List<String> takerFills() {
        return driver.events("filled").stream()
                .filter(line -> line.contains("TAKER"))
                .map(line -> line.substring(line.indexOf("TAKER") + 6))
                .toList();
    }

    @Test
    void aBudgetBuysAllThatItPaysForWithTheFee() {
        driver.sell(BOB, 100, 100);
        // 9 cost 900 and 2; 10 would cost 1,000 and 2
        driver.budget(ALICE, 1_001);
        assertEquals(List.of("9@100 fee=2 9+0 closes"), takerFills());
        assertEquals(List.of(), driver.events("cancelled"));
        assertEquals(0, driver.held(ALICE, BBB));
        assertEquals(FUNDS - 902, driver.available(ALICE, BBB));

        driver.budget(ALICE, 1_002);
        assertEquals(List.of("10@100 fee=2 10+0 closes"), takerFills());
    }

    @Test
    void itGoesOnToTheNextPriceAsLongAsALotIsAffordable() {
        driver.sell(BOB, 5, 100);
        driver.sell(CAROL, 5, 108);
        // 500 + 2 × 108 = 716, fee 1.432
        driver.budget(ALICE, 718);
        assertEquals(List.of("5@100 fee=1 5+0 open", "2@108 fee=1 7+0 closes"), takerFills());
        assertEquals(FUNDS - 718, driver.available(ALICE, BBB));
    }

    @Test
    void aFillClosesWhenTheNextPriceIsTooHighForTheRest() {
        driver.sell(BOB, 5, 100);
        driver.sell(CAROL, 5, 108);
        driver.budget(ALICE, 500 + 107 + 2);
        assertEquals(List.of("5@100 fee=1 5+0 closes"), takerFills());
        assertEquals(List.of(), driver.events("cancelled"));
        assertEquals(FUNDS - 501, driver.available(ALICE, BBB));
    }

    @Test
    void aBudgetThatBuysNothingIsCancelled() {
        driver.sell(BOB, 5, 100);
        long id = driver.budget(ALICE, 100);
        assertEquals(
                List.of("cancelled " + id + " BUDGET_TOO_SMALL 0+0"), driver.events("cancelled"));
        assertEquals(FUNDS, driver.available(ALICE, BBB));
    }

    @Test
    void withNothingLeftWithinTheBoundTheRestIsCancelled() {
        driver.sell(BOB, 5, 100);
        driver.sell(CAROL, 5, 111);
        long id = driver.budget(ALICE, 5_000);
        assertEquals(List.of("5@100 fee=1 5+0 open"), takerFills());
        assertEquals(
                List.of("cancelled " + id + " IMMEDIATE_REMAINDER 5+0"),
                driver.events("cancelled"));
    }

    @Test
    void anOwnOrderNextInLineCancelsTheRest() {
        driver.sell(BOB, 5, 100);
        driver.sell(ALICE, 5, 100);
        long id = driver.budget(ALICE, 502);
        assertEquals(List.of("5@100 fee=1 5+0 open"), takerFills());
        assertEquals(List.of("cancelled " + id + " SELF_TRADE 5+0"), driver.events("cancelled"));
    }

    @Test
    void aThousandMakersAreEnough() {
        driver.apply(new VenueCommand.SetAccountLimits(BOB, OptionalInt.of(2_000), List.of()));
        for (int i = 0; i < 1_001; i++) {
            driver.sell(BOB, 1, 1);
        }
        long id = driver.budget(ALICE, 5_000);
        assertEquals(
                List.of("cancelled " + id + " LIMIT_OF_FILLS 1000+0"), driver.events("cancelled"));
    }

    @Test
    void theGreatestQuantityOfTheSymbolCloses() {
        VenueDriver small =
                VenueDriver.trading(
                        new SymbolDefinition(
                                1, "AAA-BBB", 1, 2, 1, 0, 1, 0, 1, 10, 0, 0, 0, 1_000_000));
        small.sell(BOB, 8, 100);
        small.sell(CAROL, 8, 100);
        small.budget(ALICE, 5_000);
        assertEquals(List.of(), small.events("cancelled"));
        assertEquals(FUNDS - 1_000, small.available(ALICE, BBB));
        assertEquals(FUNDS + 10, small.available(ALICE, AAA));
    }

    @Test
    void aBudgetMayHaveAWorstPrice() {
        driver.sell(BOB, 5, 100);
        driver.sell(BOB, 5, 101);
        long id =
                driver.place(
                        driver.order(ALICE, BUY, MARKET, IOC).budgetMinor(5_000).priceTicks(100));
        assertEquals(
                List.of("cancelled " + id + " IMMEDIATE_REMAINDER 5+0"),
                driver.events("cancelled"));
    }

    @Test
    void aBudgetMustBeThere() {
        driver.sell(BOB, 5, 100);
        long id = driver.budget(ALICE, FUNDS + 1);
        assertEquals(List.of("rejected " + id + " INSUFFICIENT_FUNDS"), driver.events());
    }
}
