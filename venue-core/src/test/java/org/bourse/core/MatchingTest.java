package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.FOK;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;

/** Price-time priority and how orders end. */
class MatchingTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    @Test
    void theBestPriceTradesFirstThenTheOldestOrder() {
        long worse = driver.sell(BOB, 5, 101);
        long first = driver.sell(BOB, 5, 100);
        long second = driver.sell(CAROL, 5, 100);
        driver.buy(ALICE, 12, 101);

        List<String> makers =
                driver.events("filled").stream()
                        .filter(line -> line.contains("MAKER"))
                        .map(line -> line.replaceAll("filled (\\d+) SELL MAKER (\\S+) .*", "$1 $2"))
                        .toList();
        assertEquals(List.of(first + " 5@100", second + " 5@100", worse + " 2@101"), makers);
        assertEquals(
                List.of("level #4 SELL 0@100 0", "level #5 SELL 3@101 1"), driver.events("level"));
    }

    @Test
    void eventsOfATradeComeInTheirOrder() {
        long maker = driver.sell(BOB, 5, 100);
        long taker = driver.buy(ALICE, 8, 110);
        assertEquals(
                List.of(
                        "accepted " + taker + " c" + (taker >> 10) + " 0 0",
                        "posting 1000 2 AVAILABLE -881 =9999119 HOLD " + taker,
                        "posting 1000 2 HELD +881 =881 HOLD " + taker,
                        "filled " + taker + " BUY TAKER 5@100 fee=0 5+3 open",
                        "filled " + maker + " SELL MAKER 5@100 fee=0 5+0 closes",
                        "trade %d 5@100 taker=BUY buyer=1000/%d/0 seller=1001/%d/0"
                                .formatted(taker, taker, maker),
                        "posting 1000 2 HELD -500 =381 TRADE " + taker,
                        "posting 1001 2 AVAILABLE +500 =10000500 TRADE " + taker,
                        "posting 1001 1 HELD -5 =0 TRADE " + taker,
                        "posting 1000 1 AVAILABLE +5 =10000005 TRADE " + taker,
                        "posting 1000 2 HELD -50 =331 RELEASE " + taker,
                        "posting 1000 2 AVAILABLE +50 =9999169 RELEASE " + taker,
                        "level #2 SELL 0@100 0",
                        "level #3 BUY 3@110 1"),
                driver.events());
    }

    @Test
    void aSellTradesDownToItsLimit() {
        driver.buy(BOB, 5, 100);
        driver.buy(BOB, 5, 99);
        driver.buy(BOB, 5, 98);
        long id = driver.sell(ALICE, 20, 99);
        assertEquals(2, driver.events("trade").size());
        assertEquals("level #6 SELL 10@99 1", driver.events("level").getLast());
        assertEquals(List.of(), driver.events("cancelled"));
        driver.cancel(ALICE, id);
        assertEquals(List.of("cancelled " + id + " REQUESTED 10+10"), driver.events("cancelled"));
    }

    @Test
    void anImmediateOrCancelNeverRests() {
        driver.sell(BOB, 5, 100);
        long id = driver.limit(ALICE, BUY, IOC, 8, 100);
        assertEquals(
                List.of("cancelled " + id + " IMMEDIATE_REMAINDER 5+3"),
                driver.events("cancelled"));
        assertEquals(0, driver.venue.openOrders());
    }

    @Test
    void aFillOrKillTradesWholeOrNotAtAll() {
        driver.sell(BOB, 5, 100);
        driver.sell(CAROL, 5, 101);
        long unfillable = driver.limit(ALICE, BUY, FOK, 11, 101);
        assertEquals(
                List.of("cancelled " + unfillable + " FOK_UNFILLABLE 0+11"),
                driver.events("cancelled"));
        driver.limit(ALICE, BUY, FOK, 6, 100);
        assertEquals(1, driver.events("cancelled").size());
        driver.limit(ALICE, BUY, FOK, 10, 101);
        assertEquals(2, driver.events("trade").size());
        assertEquals(0, driver.venue.openOrders());
    }

    @Test
    void aFillOrKillStopsCountingAtAnOwnOrder() {
        driver.sell(BOB, 5, 100);
        driver.sell(ALICE, 5, 100);
        driver.sell(BOB, 5, 100);
        long id = driver.limit(ALICE, BUY, FOK, 6, 100);
        assertEquals(
                List.of("cancelled " + id + " FOK_UNFILLABLE 0+6"), driver.events("cancelled"));
        assertEquals(List.of(), driver.events("trade"));
    }

    @Test
    void nobodyTradesWithHimself() {
        driver.sell(BOB, 5, 100);
        driver.sell(ALICE, 5, 100);
        long id = driver.buy(ALICE, 8, 100);
        assertEquals(List.of("cancelled " + id + " SELF_TRADE 5+3"), driver.events("cancelled"));
        assertEquals(List.of("level #3 SELL 5@100 1"), driver.events("level"));
        assertEquals(0, driver.held(ALICE, VenueDriver.BBB));
        assertEquals(1, driver.venue.openOrders(ALICE));
    }

    @Test
    void oneCommandTradesWithAtMostAThousandOrders() {
        driver.apply(new VenueCommand.SetAccountLimits(BOB, OptionalInt.of(2_000), List.of()));
        for (int i = 0; i < 1_001; i++) {
            driver.sell(BOB, 1, 100);
        }
        long killed = driver.limit(ALICE, BUY, FOK, 1_001, 100);
        assertEquals(
                List.of("cancelled " + killed + " FOK_UNFILLABLE 0+1001"),
                driver.events("cancelled"));

        long id = driver.buy(ALICE, 1_001, 100);
        assertEquals(1_000, driver.events("trade").size());
        assertTrue(driver.events("trade").getLast().startsWith("trade " + (id + 999)));
        assertEquals(
                List.of("cancelled " + id + " LIMIT_OF_FILLS 1000+1"), driver.events("cancelled"));
        assertEquals(1, driver.venue.openOrders());
        assertEquals(1, driver.events("level").size());
    }

    @Test
    void aMarketOrderTradesWithinItsBound() {
        driver.buy(BOB, 1, 100);
        driver.buy(BOB, 1, 90);
        driver.buy(BOB, 1, 89);
        long sale = driver.market(ALICE, SELL, 3);
        assertEquals(
                List.of("cancelled " + sale + " IMMEDIATE_REMAINDER 2+1"),
                driver.events("cancelled"));
        driver.sell(BOB, 1, 200);
        driver.sell(BOB, 1, 220);
        driver.sell(BOB, 1, 221);
        long purchase = driver.market(ALICE, BUY, 3);
        assertEquals(
                List.of("cancelled " + purchase + " IMMEDIATE_REMAINDER 2+1"),
                driver.events("cancelled"));
    }

    @Test
    void aMarketOrderFirstMeetingAnOwnOrderEndsByThat() {
        driver.sell(ALICE, 1, 100);
        long id = driver.market(ALICE, BUY, 3);
        assertEquals(List.of("cancelled " + id + " SELF_TRADE 0+3"), driver.events("cancelled"));
        assertEquals(List.of(), driver.events("posting"));
    }

    @Test
    void changesOfLevelsAreCountedWithoutGaps() {
        driver.buy(ALICE, 1, 10);
        assertEquals(List.of("level #1 BUY 1@10 1"), driver.events("level"));
        long second = driver.buy(ALICE, 2, 10);
        assertEquals(List.of("level #2 BUY 3@10 2"), driver.events("level"));
        driver.cancel(ALICE, second);
        assertEquals(List.of("level #3 BUY 1@10 1"), driver.events("level"));
        driver.sell(BOB, 3, 10);
        assertEquals(
                List.of("level #4 BUY 0@10 0", "level #5 SELL 2@10 1"), driver.events("level"));
    }

    @Test
    void sparsePricesOverAllBitsAreKeptInOrder() {
        VenueDriver cheap =
                VenueDriver.trading(
                        new SymbolDefinition(1, "AAA-BBB", 1, 2, 1, 0, 1, 0, 1, 100, 0, 0, 0, 0));
        long highest = 1L << 53;
        for (long price : new long[] {highest, 5, 1L << 40, 6, 1L << 52}) {
            cheap.sell(BOB, 1, price);
        }
        for (long price : new long[] {5, 6}) {
            NewOrder order = cheap.order(ALICE, BUY, LIMIT, TimeInForce.GTC);
            cheap.place(order.lots(1).priceTicks(1_000));
            assertTrue(cheap.events("trade").getFirst().contains("1@" + price));
        }
        assertEquals(3, cheap.venue.openOrders());
    }
}
