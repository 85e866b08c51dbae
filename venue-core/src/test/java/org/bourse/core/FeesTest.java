package org.bourse.core;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.Accounts;
import org.junit.jupiter.api.Test;

/** Fees per order and role, on what it traded for in total. */
class FeesTest {
    @Test
    void feesAreRoundedUpOncePerOrderAndRoleNotPerFill() {
        VenueDriver driver = VenueDriver.trading();
        long first = driver.sell(BOB, 1, 300);
        long second = driver.sell(CAROL, 1, 300);
        long third = driver.sell(BOB, 1, 300);
        long taker = driver.limit(ALICE, BUY, IOC, 3, 300);
        // 0.6, 1.2, 1.8 rounded up are 1, 2, 2
        assertEquals(
                List.of(
                        fill(taker, "BUY TAKER", "1", "1+2 open"),
                        fill(first, "SELL MAKER", "1", "1+0 closes"),
                        fill(taker, "BUY TAKER", "1", "2+1 open"),
                        fill(second, "SELL MAKER", "1", "1+0 closes"),
                        fill(taker, "BUY TAKER", "0", "3+0 closes"),
                        fill(third, "SELL MAKER", "1", "1+0 closes")),
                driver.events("filled"));
        assertEquals(5, driver.available(Accounts.FEES, BBB));
        // a fee of zero is not posted
        assertEquals(
                List.of(),
                driver.events("posting").stream()
                        .filter(line -> line.contains("+0 ") || line.contains(" 0 ="))
                        .toList());
    }

    private static String fill(long id, String sideAndRole, String fee, String rest) {
        return "filled %d %s 1@300 fee=%s %s".formatted(id, sideAndRole, fee, rest);
    }

    @Test
    void aMakersFeeAddsUpOverSteps() {
        VenueDriver driver = VenueDriver.trading();
        driver.sell(BOB, 3, 600);
        driver.limit(ALICE, BUY, IOC, 1, 600);
        driver.limit(CAROL, BUY, IOC, 1, 600);
        driver.limit(ALICE, BUY, IOC, 1, 600);
        // of the maker 0.6, 1.2, 1.8: 2 in all; of each taker 1.2: 2
        assertEquals(2 + 3 * 2, driver.available(Accounts.FEES, BBB));
        assertEquals(VenueDriver.FUNDS + 1_800 - 2, driver.available(BOB, BBB));
    }

    @Test
    void aRebateIsRoundedDownAndPaidByTheVenue() {
        VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(-100_000, 200_000));
        long maker = driver.buy(BOB, 2, 1_900);
        long taker = driver.limit(ALICE, SELL, IOC, 1, 1_900);
        // 0.1 % of 1,900 is 1.9
        assertEquals(
                List.of(
                        "posting 1 2 AVAILABLE -1 =-1 FEE " + taker,
                        "posting 1001 2 AVAILABLE +1 =%d FEE %d"
                                .formatted(VenueDriver.FUNDS - 3_800 - 8 - 1 + 1, taker),
                        "posting 1000 2 AVAILABLE -4 =%d FEE %d"
                                .formatted(VenueDriver.FUNDS + 1_900 - 4, taker),
                        "posting 1 2 AVAILABLE +4 =3 FEE " + taker),
                driver.events("posting").subList(6, 10));
        long second = driver.limit(ALICE, SELL, IOC, 1, 1_900);
        // 3.8 in total
        assertEquals(
                "filled %d BUY MAKER 1@1900 fee=-2 2+0 closes".formatted(maker),
                driver.events("filled").getLast());
        assertEquals(1, driver.events("trade").size());
        assertEquals(0, driver.held(BOB, BBB));
        assertEquals(VenueDriver.FUNDS - 3_800 + 3, driver.available(BOB, BBB));
        assertEquals(second, driver.lastId());
    }
}
