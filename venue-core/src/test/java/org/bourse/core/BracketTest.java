package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.MARKET;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.OrderType.STOP_LIMIT;
import static org.bourse.contracts.v1.OrderType.TAKE_PROFIT;
import static org.bourse.contracts.v1.OrderType.TRAILING_STOP;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;

/** An entry and its two exits: section 20 of the rulebook. Nobody pays fees. */
class BracketTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private NewOrder leg(int number, Side side, OrderType type, TimeInForce time) {
        return driver.leg(number, ALICE, side, type, time).lots(5);
    }

    /** Exits that sell 5 at 110 or, once 90 trades, at 81 or better. */
    private void limitAndStop() {
        leg(1, SELL, LIMIT, GTC).priceTicks(110);
        leg(2, SELL, STOP, GTC).triggerTicks(90);
    }

    private long bracket(OrderType type, TimeInForce time, long price) {
        driver.beginList(OrderListKind.BRACKET, 3);
        leg(0, BUY, type, time).priceTicks(price);
        limitAndStop();
        return driver.placeList();
    }

    /** Buys 5 at 100. */
    private long bracket() {
        return bracket(LIMIT, GTC, 100);
    }

    private void trade(long price) {
        driver.sell(BOB, 1, price);
        driver.buy(CAROL, 1, price);
    }

    private List<String> from(String event, int count) {
        int at = driver.events().indexOf(event);
        assertTrue(at >= 0, () -> "no " + event + " in " + driver.events());
        return driver.events().subList(at, Math.min(at + count, driver.events().size()));
    }

    private static String cancelled(long id, String reason, int lots) {
        return "cancelled %d %s 0+%d".formatted(id, reason, lots);
    }

    private static String held(String bucket, String deltas, long reference) {
        return "posting 1000 1 %s %s HOLD %d".formatted(bucket, deltas, reference);
    }

    @Test
    void theExitsAreAcceptedWithTheEntryAndDoNothing() {
        long id = bracket();
        assertEquals(3, driver.events("accepted").size());
        assertEquals(
                List.of(
                        "posting 1000 2 AVAILABLE -501 =9999499 HOLD " + id,
                        "posting 1000 2 HELD +501 =501 HOLD " + id,
                        "level #1 BUY 5@100 1"),
                driver.events().subList(3, 6));
        assertEquals(3, driver.venue.openOrders(ALICE));
        driver.buy(BOB, 1, 111);
        assertEquals(List.of(), driver.events("trade"));
    }

    @Test
    void whatTheEntryBuysIsHeldForTheExitsWithEachTrade() {
        long id = bracket();
        long seller = driver.sell(BOB, 2, 100);
        assertEquals(
                List.of(
                        "posting 1000 1 AVAILABLE +2 =10000002 TRADE " + seller,
                        held("AVAILABLE", "-2 =10000000", id + 1),
                        held("HELD", "+2 =2", id + 1),
                        "level #2 BUY 3@100 1"),
                from("posting 1000 1 AVAILABLE +2 =10000002 TRADE " + seller, 9));
        driver.sell(BOB, 3, 100);
        assertEquals(5, driver.held(ALICE, AAA));
    }

    @Test
    void anEntryThatIsFilledLetsTheExitsInAsAnOco() {
        long id = bracket();
        driver.sell(BOB, 5, 100);
        assertEquals("level #3 SELL 5@110 1", driver.events("level").getLast());
        assertEquals(0, driver.held(ALICE, BBB));
        assertEquals(2, driver.venue.openOrders(ALICE));
        driver.buy(CAROL, 1, 110);
        assertEquals(
                List.of(cancelled(id + 2, "ONE_CANCELS_OTHER", 5)), driver.events("cancelled"));
        assertEquals(4, driver.held(ALICE, AAA));
    }

    @Test
    void aMarketEntryIsFilledAndFollowedByItsExitsInOneStep() {
        driver.sell(BOB, 5, 100);
        long id = bracket(MARKET, IOC, 0);
        assertEquals(
                List.of(
                        "posting 1000 1 AVAILABLE +5 =10000005 TRADE " + id,
                        held("AVAILABLE", "-5 =10000000", id + 1),
                        held("HELD", "+5 =5", id + 1),
                        "level #2 SELL 0@100 0",
                        "level #3 SELL 5@110 1"),
                from("posting 1000 1 AVAILABLE +5 =10000005 TRADE " + id, 9));
        assertEquals(2, driver.venue.openOrders());
    }

    @Test
    void anEntryThatEndsWithATradeReducesTheExitsToWhatItBought() {
        driver.sell(BOB, 2, 100);
        long id = bracket(LIMIT, IOC, 100);
        assertEquals(
                List.of(
                        "cancelled %d IMMEDIATE_REMAINDER 2+3".formatted(id),
                        "posting 1000 2 HELD -300 =0 RELEASE " + id,
                        "posting 1000 2 AVAILABLE +300 =9999800 RELEASE " + id,
                        "replaced %d 1000 1 110 0 2 0 2".formatted(id + 1),
                        "replaced %d 1000 1 0 90 2 0 2".formatted(id + 2),
                        "level #3 SELL 2@110 1"),
                from("cancelled %d IMMEDIATE_REMAINDER 2+3".formatted(id), 9));
        assertEquals(2, driver.held(ALICE, AAA));
    }

    @Test
    void anEntryThatEndsWithoutATradeEndsItsExits() {
        long id = bracket();
        driver.cancel(ALICE, id);
        assertEquals(
                List.of(
                        cancelled(id, "REQUESTED", 5),
                        "posting 1000 2 HELD -501 =0 RELEASE " + id,
                        "posting 1000 2 AVAILABLE +501 =10000000 RELEASE " + id,
                        "level #2 BUY 0@100 0",
                        cancelled(id + 1, "PARENT_ENDED", 5),
                        cancelled(id + 2, "PARENT_ENDED", 5)),
                driver.events());
        assertEquals(0, driver.venue.openOrders());
    }

    @Test
    void anEntryThatCannotBeFilledWholeHoldsNothingAndEndsAll() {
        long id = bracket(LIMIT, FOK, 100);
        assertEquals(
                List.of(
                        cancelled(id, "FOK_UNFILLABLE", 5),
                        cancelled(id + 1, "PARENT_ENDED", 5),
                        cancelled(id + 2, "PARENT_ENDED", 5)),
                driver.events().subList(3, 6));
    }

    @Test
    void aConditionalEntryWaitsAndItsExitsWithIt() {
        driver.beginList(OrderListKind.BRACKET, 3);
        leg(0, BUY, STOP, GTC).triggerTicks(100).priceTicks(105);
        limitAndStop();
        long id = driver.placeList();
        trade(99);
        assertEquals(3, driver.venue.openOrders(ALICE));
        driver.sell(BOB, 5, 105);
        trade(101);
        assertEquals(List.of("triggered %d 1000 1 100".formatted(id)), driver.events("triggered"));
        assertEquals(2, driver.venue.openOrders(ALICE));
        assertEquals("SELL 5@110 1", driver.events("level").getLast().split(" ", 3)[2]);
    }

    @Test
    void aStopThatThePriceFulfilsAlreadyIsTriggeredAtOnce() {
        driver.buy(BOB, 5, 85);
        long id = bracket(LIMIT, GTC, 89);
        driver.sell(CAROL, 5, 89);
        assertEquals(
                List.of(
                        "triggered %d 1000 1 90".formatted(id + 2),
                        cancelled(id + 1, "ONE_CANCELS_OTHER", 5)),
                from("triggered %d 1000 1 90".formatted(id + 2), 2));
        assertEquals("SELL 85 5", lastTrade());
        assertEquals(0, driver.held(ALICE, AAA));
        assertEquals(0, driver.venue.openOrders(ALICE));
    }

    private String lastTrade() {
        String[] words = driver.events("trade").getLast().split("[ @=]");
        return words[5] + " " + words[3] + " " + words[2];
    }

    @Test
    void aTakeProfitThatThePriceFulfilsAlreadyIsTriggeredAtOnce() {
        driver.sell(BOB, 5, 100);
        driver.buy(BOB, 5, 99);
        driver.beginList(OrderListKind.BRACKET, 3);
        leg(0, BUY, MARKET, IOC);
        leg(1, SELL, TAKE_PROFIT, GTC).triggerTicks(95);
        leg(2, SELL, STOP, GTC).triggerTicks(90);
        long id = driver.placeList();
        assertEquals(
                List.of(
                        "triggered %d 1000 1 95".formatted(id + 1),
                        cancelled(id + 2, "ONE_CANCELS_OTHER", 5)),
                from("triggered %d 1000 1 95".formatted(id + 1), 2));
        assertEquals("SELL 99 5", lastTrade());
        assertEquals(0, driver.venue.openOrders());
    }

    @Test
    void aLimitExitMayTakeAndItsFirstTradeCancelsTheStop() {
        driver.sell(BOB, 5, 100);
        driver.buy(BOB, 2, 99);
        driver.beginList(OrderListKind.BRACKET, 3);
        leg(0, BUY, MARKET, IOC);
        leg(1, SELL, LIMIT, GTC).priceTicks(99);
        leg(2, SELL, STOP, GTC).triggerTicks(90);
        long id = driver.placeList();
        assertEquals(
                List.of(cancelled(id + 2, "ONE_CANCELS_OTHER", 5)), driver.events("cancelled"));
        assertEquals("SELL 3@99 1", driver.events("level").getLast().split(" ", 3)[2]);
        assertEquals(3, driver.held(ALICE, AAA));
    }

    @Test
    void aTrailingExitStartsFromTheLastPriceOfItsActivation() {
        trade(100);
        driver.beginList(OrderListKind.BRACKET, 3);
        leg(0, BUY, LIMIT, GTC).priceTicks(80);
        leg(1, SELL, LIMIT, GTC).priceTicks(110);
        leg(2, SELL, TRAILING_STOP, GTC).trailingTicks(10);
        long id = driver.placeList();
        driver.buy(BOB, 5, 64);
        driver.sell(CAROL, 5, 80);
        trade(71);
        assertEquals(List.of(), driver.events("triggered"));
        trade(70);
        assertEquals(
                List.of("triggered %d 1000 1 70".formatted(id + 2)), driver.events("triggered"));
        assertEquals("SELL 64 5", lastTrade());
    }

    @Test
    void aMassCancelTakesTheExitsAlongWithAnEntryThatBoughtNothing() {
        long id = bracket();
        driver.apply(
                Writer.RISK, new VenueCommand.CancelOrders(ALICE, 0, Side.SIDE_UNSPECIFIED, 0));
        assertEquals(
                List.of(
                        cancelled(id, "OPERATOR", 5),
                        cancelled(id + 1, "PARENT_ENDED", 5),
                        cancelled(id + 2, "PARENT_ENDED", 5)),
                driver.events("cancelled"));
    }

    @Test
    void aMassCancelOfBuysLetsTheExitsOfABoughtPartIn() {
        long id = bracket();
        driver.sell(BOB, 2, 100);
        driver.apply(Writer.RISK, new VenueCommand.CancelOrders(ALICE, 0, Side.BUY, 0));
        assertEquals(
                List.of("cancelled %d OPERATOR 2+3".formatted(id)), driver.events("cancelled"));
        assertEquals("level #4 SELL 2@110 1", driver.events("level").getLast());
    }

    @Test
    void activeExitsAreReplacedAsAnyOco() {
        long id = bracket();
        driver.sell(BOB, 5, 100);
        driver.replace(driver.replacement(ALICE, id + 2).triggerTicks(95));
        assertEquals(
                "replaced %d 1000 1 0 95 5 0 5".formatted(id + 2),
                driver.events("replaced").get(0));
        trade(95);
        assertEquals(
                List.of("triggered %d 1000 1 95".formatted(id + 2)), driver.events("triggered"));
        assertEquals(0, driver.venue.openOrders(ALICE));
    }

    @Test
    void theExitsActivationWaitsForAStepThatHasRoom() {
        driver.apply(new VenueCommand.SetAccountLimits(BOB, OptionalInt.of(2_000), List.of()));
        for (int i = 0; i < 1_000; i++) {
            driver.sell(BOB, 1, 100);
        }
        driver.sell(BOB, 1, 101);
        driver.beginList(OrderListKind.BRACKET, 3);
        leg(0, BUY, LIMIT, IOC).lots(1_001).priceTicks(101);
        leg(1, SELL, LIMIT, GTC).lots(1_001).priceTicks(110);
        leg(2, SELL, STOP_LIMIT, GTC).lots(1_001).triggerTicks(90).priceTicks(90);
        long id = driver.placeList();
        assertEquals(
                List.of("cancelled %d LIMIT_OF_FILLS 1000+1".formatted(id)),
                driver.events("cancelled"));
        assertEquals(List.of(), driver.events("replaced"));
        assertTrue(driver.venue.hasPendingWork());
        driver.continueWork();
        assertEquals(2, driver.events("replaced").size());
        assertEquals(1_000, driver.held(ALICE, AAA));
    }

    @Test
    void aTrailingExitNeedsALastPriceWhenItIsAccepted() {
        driver.beginList(OrderListKind.BRACKET, 3);
        leg(0, BUY, LIMIT, GTC).priceTicks(80);
        leg(1, SELL, LIMIT, GTC).priceTicks(110);
        leg(2, SELL, TRAILING_STOP, GTC).trailingTicks(10);
        long id = driver.placeList();
        assertEquals("rejected %d NO_REFERENCE_PRICE".formatted(id + 2), driver.events().getLast());
    }
}
