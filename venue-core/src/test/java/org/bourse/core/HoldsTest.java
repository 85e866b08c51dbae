package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.MARKET;
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

import java.util.List;
import org.junit.jupiter.api.Test;

/** What orders hold, spend and release. Makers pay 0.1 %, takers 0.2 %. */
class HoldsTest {
    private final VenueDriver driver = VenueDriver.trading();

    private static String holding(long delta, long account, int asset, long id) {
        long balance = VenueDriver.FUNDS - delta;
        return "posting %d %d AVAILABLE -%d =%d HOLD %d"
                .formatted(account, asset, delta, balance, id);
    }

    @Test
    void aLimitBuyHoldsItsNotionalTheHighestFeeAndOne() {
        long id = driver.buy(ALICE, 10, 125);
        assertEquals(
                List.of(
                        "accepted " + id + " c" + (id >> 10) + " 100000 200000",
                        holding(1_250 + 3 + 1, ALICE, BBB, id),
                        "posting 1000 2 HELD +1254 =1254 HOLD " + id,
                        "level #1 BUY 10@125 1"),
                driver.events());
    }

    @Test
    void aPostOnlyBuyHoldsTheMakersFeeOnly() {
        driver.place(driver.order(ALICE, BUY, LIMIT, GTC).lots(10).priceTicks(125).postOnly(true));
        assertEquals(1_250 + 2, driver.held(ALICE, BBB));
    }

    @Test
    void anImmediateBuyHoldsTheTakersFeeOnly() {
        driver.sell(BOB, 20, 100);
        long id = driver.limit(ALICE, BUY, IOC, 10, 125);
        assertEquals(holding(1_250 + 3, ALICE, BBB, id), driver.events("posting").getFirst());
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void aSaleHoldsWhatItSells() {
        driver.sell(ALICE, 10, 125);
        assertEquals(10, driver.held(ALICE, AAA));
        driver.buy(BOB, 5, 90);
        driver.market(ALICE, SELL, 7);
        assertEquals(10, driver.held(ALICE, AAA));
        assertEquals(10_000_000 - 10 - 5, driver.available(ALICE, AAA));
    }

    @Test
    void aRestingBuyKeepsHoldingItsPriceAndTheFeeNotPaid() {
        driver.sell(BOB, 4, 100);
        long id = driver.buy(ALICE, 10, 125);
        // 4 at 100 cost 400 and a fee of 1; 4 × 25 were held in vain
        assertEquals(
                List.of(
                        "posting 1000 2 HELD -400 =854 TRADE " + id,
                        "posting 1001 2 AVAILABLE +400 =10000400 TRADE " + id,
                        "posting 1001 1 HELD -4 =0 TRADE " + id,
                        "posting 1000 1 AVAILABLE +4 =10000004 TRADE " + id,
                        "posting 1000 2 HELD -1 =853 FEE " + id,
                        "posting 1 2 AVAILABLE +1 =1 FEE " + id,
                        "posting 1001 2 AVAILABLE -1 =10000399 FEE " + id,
                        "posting 1 2 AVAILABLE +1 =2 FEE " + id,
                        "posting 1000 2 HELD -100 =753 RELEASE " + id,
                        "posting 1000 2 AVAILABLE +100 =9998846 RELEASE " + id),
                driver.events("posting").subList(2, 12));
        assertEquals(6 * 125 + 4 - 1, driver.held(ALICE, BBB));

        driver.sell(CAROL, 6, 125);
        assertEquals(0, driver.held(ALICE, BBB));
        // maker's fee: ceil(0.75) = 1; of the hold for fees 2 were not needed
        assertEquals(10_000_000 - 400 - 750 - 1 - 1, driver.available(ALICE, BBB));
    }

    @Test
    void aMarketBuyHoldsWhatItWillCost() {
        driver.sell(BOB, 4, 100);
        driver.sell(CAROL, 10, 105);
        driver.sell(CAROL, 10, 111);
        long id = driver.market(ALICE, BUY, 20);
        // the bound is 110: 4 × 100 + 10 × 105 = 1450, fee 2.9
        assertEquals(holding(1_453, ALICE, BBB, id), driver.events("posting").getFirst());
        assertEquals(
                List.of("cancelled " + id + " IMMEDIATE_REMAINDER 14+6"),
                driver.events("cancelled"));
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void aMarketBuyIsRefusedWholeIfFundsFallShort() {
        driver.open(1_005);
        driver.deposit(1_005, BBB, 1_452);
        driver.sell(BOB, 4, 100);
        driver.sell(CAROL, 10, 105);
        long refused = driver.market(1_005, BUY, 14);
        assertEquals(List.of("rejected " + refused + " INSUFFICIENT_FUNDS"), driver.events());

        driver.deposit(1_005, BBB, 1);
        driver.market(1_005, BUY, 14);
        assertEquals(0, driver.available(1_005, BBB));
        assertEquals(14, driver.available(1_005, AAA));
    }

    @Test
    void aMarketBuyThatReachesNothingHoldsNothing() {
        driver.sell(BOB, 4, 100);
        long id = driver.place(driver.order(ALICE, BUY, MARKET, IOC).lots(4).priceTicks(99));
        assertEquals(
                List.of(
                        "accepted " + id + " c" + (id >> 10) + " 100000 200000",
                        "cancelled " + id + " IMMEDIATE_REMAINDER 0+4"),
                driver.events());
    }

    @Test
    void anUnfillableFokHoldsNothing() {
        driver.sell(BOB, 4, 100);
        for (boolean market : new boolean[] {true, false}) {
            NewOrder order = driver.order(ALICE, BUY, market ? MARKET : LIMIT, FOK);
            long id = driver.place(order.lots(5).priceTicks(100));
            assertEquals(
                    List.of(
                            "accepted " + id + " c" + (id >> 10) + " 100000 200000",
                            "cancelled " + id + " FOK_UNFILLABLE 0+5"),
                    driver.events());
        }
    }

    @Test
    void theOneMoreIsNeededByAnOrderThatTakesAndMakes() {
        // 0.2 % for both roles: an order of 1,000 pays 2 if it trades at once
        VenueDriver equal = VenueDriver.trading(VenueDriver.symbol(200_000, 200_000));
        equal.open(1_005);
        equal.deposit(1_005, BBB, 1_003);
        equal.sell(BOB, 5, 50);
        equal.buy(1_005, 20, 50);
        equal.sell(CAROL, 15, 50);
        // 250 as taker: 0.5, rounded up 1; 750 as maker: 1.5, rounded up 2
        assertEquals(0, equal.available(1_005, BBB));
        assertEquals(0, equal.held(1_005, BBB));
        assertEquals(20, equal.available(1_005, AAA));
    }
}
