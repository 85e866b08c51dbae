package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.GTD;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.FUNDS;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Rule 24.2: an external level that comes in takes what orders have, and is met like them. */
class ExternalTakingTest {
    private final VenueDriver driver = VenueDriver.trading();

    @Test
    void aNewLevelTakesWhatOrdersOfferWithinItsPriceAndThenRests() {
        long first = driver.sell(BOB, 5, 100);
        driver.sell(CAROL, 5, 102);
        driver.external(BUY, 8, 101);
        long step = driver.lastId();
        assertEquals(
                List.of(
                        "filled " + first + " SELL MAKER 5@100 fee=1 5+0 closes",
                        "trade %d 5@100 taker=BUY buyer=2/0/0 seller=1001/%d/1"
                                .formatted(step, first),
                        "posting 2 2 AVAILABLE -500 =-500 TRADE " + step,
                        "posting 1001 2 AVAILABLE +500 =10000500 TRADE " + step,
                        "posting 1001 1 HELD -5 =0 TRADE " + step,
                        "posting 2 1 AVAILABLE +5 =5 TRADE " + step,
                        "posting 1001 2 AVAILABLE -1 =10000499 FEE " + step,
                        "posting 1 2 AVAILABLE +1 =1 FEE " + step,
                        "level #3 SELL 0@100 0",
                        "level #4 BUY 3@101 1"),
                driver.events());
    }

    @Test
    void aBuyThatExternalMeetsReleasesNothingButPaysItsFee() {
        long order = driver.buy(ALICE, 5, 100);
        driver.external(SELL, 2, 90);
        assertEquals(List.of("level #2 BUY 3@100 1"), driver.events("level"));
        assertEquals(
                List.of("filled " + order + " BUY MAKER 2@100 fee=1 2+3 open"),
                driver.events("filled"));
        driver.cancel(ALICE, order);
        assertEquals(FUNDS - 201, driver.available(ALICE, BBB));
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void externalLevelsCrossEachOtherAndAreNeverInTheWayOfOrders() {
        driver.external(SELL, 5, 95);
        driver.external(BUY, 5, 100);
        assertEquals(List.of("level #2 BUY 5@100 1"), driver.events());
        driver.external(SELL, 5, 97);
        assertEquals(List.of("level #3 SELL 5@97 1"), driver.events());

        long order = driver.buy(ALICE, 12, 98);
        assertEquals(2, driver.events("trade").size());
        driver.external(SELL, 5, 96);
        assertEquals(
                List.of(
                        "trade %d 2@98 taker=SELL buyer=1000/%d/1 seller=2/0/0"
                                .formatted(driver.lastId(), order)),
                driver.events("trade"));
        assertEquals(
                List.of("level #7 BUY 0@98 0", "level #8 SELL 3@96 1"), driver.events("level"));
    }

    @Test
    void ordersBehindAnExternalLevelInTheLineAreTakenBeforeIt() {
        driver.external(BUY, 5, 100);
        long order = driver.buy(ALICE, 4, 100);
        driver.external(SELL, 6, 100);
        assertEquals(
                List.of("level #3 BUY 5@100 1", "level #4 SELL 2@100 1"), driver.events("level"));
        assertEquals(
                List.of("filled " + order + " BUY MAKER 4@100 fee=1 4+0 closes"),
                driver.events("filled"));
    }

    @Test
    void anIcebergIsTakenPartByPart() {
        driver.place(driver.order(BOB, SELL, LIMIT, GTC).lots(6).priceTicks(100).visibleLots(2));
        driver.external(BUY, 5, 100);
        assertEquals(3, driver.events("trade").size());
        assertEquals(List.of("level #2 SELL 1@100 1"), driver.events("level"));
    }

    @Test
    void anOrderPastItsExpiryIsExpiredOnTheWay() {
        allow(CAROL, 2_001);
        for (int i = 0; i < 2_000; i++) {
            expiring(10);
        }
        long last = expiring(20);
        long order = driver.sell(BOB, 3, 100);
        driver.tick(START_MICROS + 20);
        assertEquals(1_000, driver.events("cancelled").size());

        driver.external(BUY, 4, 100);
        List<String> cancelled = driver.events("cancelled");
        assertEquals(1_001, cancelled.size());
        assertEquals("cancelled " + last + " EXPIRED 0+1", cancelled.getLast());
        assertEquals(
                List.of("filled " + order + " SELL MAKER 3@100 fee=1 3+0 closes"),
                driver.events("filled"));
    }

    private long expiring(long afterMicros) {
        return driver.place(
                driver.order(CAROL, SELL, LIMIT, GTD)
                        .lots(1)
                        .priceTicks(100)
                        .expiresMicros(START_MICROS + afterMicros));
    }

    @Test
    void whatItWouldTakeBeyondAThousandMeetingsIsDropped() {
        manySales(1_001);
        driver.external(BUY, 2_000, 100);
        assertEquals(1_000, driver.events("trade").size());
        assertEquals(List.of("level #1002 SELL 1@100 1"), driver.events("level"));
        driver.external(BUY, 2_000, 100);
        assertEquals(
                List.of("level #1003 SELL 0@100 0", "level #1004 BUY 1999@100 1"),
                driver.events("level"));
    }

    private void allow(long account, int orders) {
        driver.apply(new VenueCommand.SetAccountLimits(account, OptionalInt.of(orders), List.of()));
    }

    private void manySales(int count) {
        allow(BOB, count);
        for (int i = 0; i < count; i++) {
            driver.sell(BOB, 1, 100);
        }
    }

    @Test
    void anExternalLevelIsMetLikeAnOrder() {
        manySales(999);
        driver.external(SELL, 1, 100);
        driver.sell(CAROL, 1, 100);
        long taker = driver.limit(ALICE, BUY, IOC, 1_001, 100);
        assertEquals(1_000, driver.events("trade").size());
        assertEquals(
                List.of("cancelled " + taker + " LIMIT_OF_FILLS 1000+1"),
                driver.events("cancelled"));
    }

    @Test
    void itsTradesTriggerStopsAfterItRests() {
        driver.sell(BOB, 1, 100);
        long stop =
                driver.place(
                        driver.order(ALICE, BUY, STOP, GTC)
                                .lots(1)
                                .triggerTicks(100)
                                .priceTicks(150));
        driver.external(SELL, 1, 120);
        driver.external(BUY, 3, 110);
        assertEquals(
                List.of(
                        "level #3 SELL 0@100 0",
                        "level #4 BUY 2@110 1",
                        "triggered " + stop + " 1000 1 100",
                        "level #5 SELL 0@120 0"),
                driver.events("level", "triggered"));
        assertEquals(2, driver.events("trade").size());
    }
}
