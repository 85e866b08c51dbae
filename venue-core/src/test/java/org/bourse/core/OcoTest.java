package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.OrderType.STOP_LIMIT;
import static org.bourse.contracts.v1.OrderType.TAKE_PROFIT;
import static org.bourse.contracts.v1.OrderType.TRAILING_STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.GTD;
import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;

/** One cancels the other: section 20 of the rulebook, without brackets. Nobody pays fees. */
class OcoTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private NewOrder limit(Side side, long lots, long price) {
        return driver.leg(0, ALICE, side, LIMIT, GTC).lots(lots).priceTicks(price);
    }

    private NewOrder stop(Side side, long lots, long trigger) {
        return driver.leg(1, ALICE, side, STOP, GTC).lots(lots).triggerTicks(trigger);
    }

    /** Sells 5 at 110 or, once 90 trades, at any price. */
    private long sale() {
        driver.beginList(OrderListKind.OCO, 2);
        limit(SELL, 5, 110);
        stop(SELL, 5, 90);
        return driver.placeList();
    }

    /** Buys 5 at 90 or, once 110 trades, at up to 120: holds 600 for that, 451 for the limit. */
    private long purchase() {
        driver.beginList(OrderListKind.OCO, 2);
        limit(BUY, 5, 90);
        stop(BUY, 5, 110).priceTicks(120);
        return driver.placeList();
    }

    /** One lot changes hands at a price between bob and carol. */
    private void trade(long price) {
        driver.sell(BOB, 1, price);
        driver.buy(CAROL, 1, price);
    }

    /** So many events from the first on that is this one. */
    private List<String> from(String event, int count) {
        int at = driver.events().indexOf(event);
        return driver.events().subList(at, Math.min(at + count, driver.events().size()));
    }

    private static String cancelled(long id, String reason, int lots) {
        return "cancelled %d %s 0+%d".formatted(id, reason, lots);
    }

    private static String posting(int asset, String bucket, String deltas, long reference) {
        return "posting 1000 %d %s %s RELEASE %d".formatted(asset, bucket, deltas, reference);
    }

    @Test
    void bothLegsAreAcceptedAndHoldOnce() {
        long id = sale();
        assertEquals(
                List.of(
                        "accepted %d c%d.0 0 0".formatted(id, id >> 10),
                        "accepted %d c%d.1 0 0".formatted(id + 1, id >> 10),
                        "posting 1000 1 AVAILABLE -5 =9999995 HOLD " + id,
                        "posting 1000 1 HELD +5 =5 HOLD " + id,
                        "level #1 SELL 5@110 1"),
                driver.events());
        assertEquals(2, driver.venue.openOrders(ALICE));
    }

    @Test
    void thePurchaseHoldsTheGreaterOfBoth() {
        purchase();
        assertEquals(600, driver.held(ALICE, BBB));
    }

    @Test
    void aTradeOfOneCancelsTheOtherAfterItsPostings() {
        long id = purchase();
        long seller = driver.sell(BOB, 2, 90);
        assertEquals(
                List.of(
                        "posting 1000 1 AVAILABLE +2 =10000002 TRADE " + seller,
                        cancelled(id + 1, "ONE_CANCELS_OTHER", 5),
                        posting(BBB, "HELD", "-149 =271", id),
                        posting(BBB, "AVAILABLE", "+149 =9999549", id),
                        "level #2 BUY 3@90 1"),
                from("posting 1000 1 AVAILABLE +2 =10000002 TRADE " + seller, 9));
        assertEquals(3 * 90 + 1, driver.held(ALICE, BBB));
        assertEquals(1, driver.venue.openOrders(ALICE));
    }

    @Test
    void aMakerThatIsFilledGivesBackAllWithTheOther() {
        long id = purchase();
        driver.sell(BOB, 5, 90);
        assertEquals(
                List.of(
                        cancelled(id + 1, "ONE_CANCELS_OTHER", 5),
                        posting(BBB, "HELD", "-150 =0", id),
                        posting(BBB, "AVAILABLE", "+150 =9999550", id),
                        "level #2 BUY 0@90 0"),
                from(cancelled(id + 1, "ONE_CANCELS_OTHER", 5), 9));
        assertEquals(0, driver.venue.openOrders());
    }

    @Test
    void aTriggerOfOneCancelsTheOtherBeforeItIsMatched() {
        long id = purchase();
        trade(110);
        assertEquals(
                List.of(
                        "triggered %d 1000 1 110".formatted(id + 1),
                        cancelled(id, "ONE_CANCELS_OTHER", 5),
                        "level #4 BUY 0@90 0",
                        cancelled(id + 1, "IMMEDIATE_REMAINDER", 5),
                        posting(BBB, "HELD", "-600 =0", id + 1),
                        posting(BBB, "AVAILABLE", "+600 =10000000", id + 1)),
                from("triggered %d 1000 1 110".formatted(id + 1), 9));
    }

    @Test
    void whatATriggeredLegDoesNotNeedIsReleasedByTheOther() {
        driver.beginList(OrderListKind.OCO, 2);
        driver.leg(0, ALICE, BUY, TAKE_PROFIT, GTC).lots(5).triggerTicks(90).priceTicks(130);
        stop(BUY, 5, 110).priceTicks(120);
        long id = driver.placeList();
        assertEquals(650, driver.held(ALICE, BBB));
        driver.buy(BOB, 1, 110);
        driver.sell(CAROL, 1, 110);
        assertEquals(
                List.of(
                        cancelled(id, "ONE_CANCELS_OTHER", 5),
                        posting(BBB, "HELD", "-50 =600", id),
                        posting(BBB, "AVAILABLE", "+50 =9999400", id)),
                from(cancelled(id, "ONE_CANCELS_OTHER", 5), 3));
    }

    @Test
    void ofTwoThatATradeTriggersTheFirstCancelsTheOther() {
        driver.beginList(OrderListKind.OCO, 2);
        driver.leg(0, ALICE, SELL, TAKE_PROFIT, GTC).lots(5).triggerTicks(100);
        stop(SELL, 5, 101);
        long id = driver.placeList();
        trade(100);
        assertEquals(
                List.of("triggered %d 1000 1 101".formatted(id + 1)), driver.events("triggered"));
        assertEquals(
                List.of(
                        cancelled(id, "ONE_CANCELS_OTHER", 5),
                        cancelled(id + 1, "IMMEDIATE_REMAINDER", 5)),
                driver.events("cancelled"));
    }

    @Test
    void aCancelOfOneIsACancelOfBoth() {
        long id = sale();
        driver.cancel(ALICE, id);
        assertEquals(
                List.of(
                        cancelled(id, "REQUESTED", 5),
                        "level #2 SELL 0@110 0",
                        cancelled(id + 1, "ONE_CANCELS_OTHER", 5),
                        posting(AAA, "HELD", "-5 =0", id),
                        posting(AAA, "AVAILABLE", "+5 =10000000", id)),
                driver.events());
    }

    @Test
    void aCancelOfTheSecondReleasesWithReferenceToTheFirst() {
        long id = sale();
        driver.cancel(ALICE, id + 1);
        assertEquals(
                List.of(
                        cancelled(id + 1, "REQUESTED", 5),
                        cancelled(id, "ONE_CANCELS_OTHER", 5),
                        posting(AAA, "HELD", "-5 =0", id),
                        posting(AAA, "AVAILABLE", "+5 =10000000", id),
                        "level #2 SELL 0@110 0"),
                driver.events());
    }

    @Test
    void aMassCancelCancelsOneForItsReasonAndTheOtherInPassing() {
        long id = sale();
        long other = driver.sell(ALICE, 1, 120);
        driver.apply(
                Writer.RISK, new VenueCommand.CancelOrders(ALICE, 0, Side.SIDE_UNSPECIFIED, 0));
        assertEquals(
                List.of(
                        cancelled(id, "OPERATOR", 5),
                        cancelled(id + 1, "ONE_CANCELS_OTHER", 5),
                        cancelled(other, "OPERATOR", 1)),
                driver.events("cancelled"));
    }

    @Test
    void anExpiryOfOneCancelsTheOther() {
        driver.beginList(OrderListKind.OCO, 2);
        long expiry = VenueDriver.START_MICROS + 10;
        driver.leg(0, ALICE, SELL, LIMIT, GTD).lots(5).priceTicks(110).expiresMicros(expiry);
        driver.leg(1, ALICE, SELL, STOP, GTD).lots(5).triggerTicks(90).expiresMicros(expiry);
        long id = driver.placeList();
        driver.tick(expiry);
        assertEquals(
                List.of(cancelled(id, "EXPIRED", 5), cancelled(id + 1, "ONE_CANCELS_OTHER", 5)),
                driver.events("cancelled"));
        assertEquals(0, driver.held(ALICE, AAA));
    }

    @Test
    void selfTradePreventionThatCancelsOneCancelsTheOtherAtOnce() {
        long id = sale();
        driver.place(
                driver.order(ALICE, BUY, LIMIT, GTC)
                        .lots(5)
                        .priceTicks(110)
                        .selfTradePrevention(SelfTradePrevention.CANCEL_MAKER));
        assertEquals(
                List.of(
                        cancelled(id, "SELF_TRADE", 5),
                        cancelled(id + 1, "ONE_CANCELS_OTHER", 5),
                        posting(AAA, "HELD", "-5 =0", id),
                        posting(AAA, "AVAILABLE", "+5 =10000000", id),
                        "level #2 SELL 0@110 0"),
                from(cancelled(id, "SELF_TRADE", 5), 5));
    }

    @Test
    void aReductionOfOneCancelsTheOtherWhichReleasesForBoth() {
        long id = sale();
        long taker =
                driver.place(
                        driver.order(ALICE, BUY, LIMIT, GTC)
                                .lots(2)
                                .priceTicks(110)
                                .selfTradePrevention(SelfTradePrevention.DECREMENT));
        assertEquals(
                List.of(
                        "reduced %d 1000 1 2 0 3".formatted(id),
                        cancelled(id + 1, "ONE_CANCELS_OTHER", 5),
                        posting(AAA, "HELD", "-2 =3", id),
                        posting(AAA, "AVAILABLE", "+2 =9999997", id),
                        "level #2 SELL 3@110 1",
                        cancelled(taker, "SELF_TRADE", 2)),
                from("reduced %d 1000 1 2 0 3".formatted(id), 6));
    }

    @Test
    void theFirstLegMustNotTakeAsItComesIn() {
        driver.buy(BOB, 1, 110);
        long id = sale();
        assertEquals(
                List.of(
                        "rejected %d POST_ONLY_WOULD_TAKE".formatted(id),
                        "rejected %d POST_ONLY_WOULD_TAKE".formatted(id + 1)),
                driver.events());
    }

    @Test
    void aReplacedPriceMayTradeAndThenCancelsTheOther() {
        driver.buy(BOB, 2, 100);
        long id = sale();
        driver.replace(ALICE, id, 0, 100);
        assertEquals(
                List.of(cancelled(id + 1, "ONE_CANCELS_OTHER", 5)), driver.events("cancelled"));
        assertEquals("level #5 SELL 3@100 1", driver.events("level").getLast());
        assertEquals(3, driver.held(ALICE, AAA));
        driver.replace(ALICE, id, 4, 0);
        assertEquals(2, driver.held(ALICE, AAA));
    }

    @Test
    void aReplaceChangesTheHoldOfTheTwo() {
        long id = purchase();
        driver.replace(ALICE, id + 1, 0, 130);
        assertEquals(650, driver.held(ALICE, BBB));
        assertEquals("posting 1000 2 HELD +50 =650 HOLD " + id, driver.events("posting").getLast());
        driver.replace(ALICE, id, 0, 95);
        assertEquals(List.of(), driver.events("posting"));
        driver.replace(ALICE, id + 1, 0, 91);
        assertEquals(476, driver.held(ALICE, BBB));
        driver.replace(driver.replacement(ALICE, id + 1).priceTicks(3_000_000));
        assertEquals(
                List.of("commandRejected INSUFFICIENT_FUNDS 1000 " + (id + 1)), driver.events());
    }

    @Test
    void lotsCannotBeReplacedAsLongAsThereAreTwo() {
        long id = sale();
        driver.replace(ALICE, id, 4, 0);
        assertEquals(List.of("commandRejected LIST_INVALID 1000 " + id), driver.events());
        driver.buy(BOB, 1, 110);
        driver.replace(ALICE, id, 4, 0);
        assertEquals(1, driver.events("replaced").size());
    }

    @Test
    void theLegThatIsLeftIsAnOrdinaryOrder() {
        driver.buy(BOB, 3, 85);
        driver.beginList(OrderListKind.OCO, 2);
        limit(SELL, 5, 110);
        driver.leg(1, ALICE, SELL, STOP_LIMIT, GTC).lots(5).triggerTicks(90).priceTicks(85);
        long id = driver.placeList();
        trade(90);
        assertEquals(2, driver.held(ALICE, AAA));
        driver.cancel(ALICE, id + 1);
        assertEquals(
                List.of(
                        "cancelled %d REQUESTED 3+2".formatted(id + 1),
                        posting(AAA, "HELD", "-2 =0", id + 1),
                        posting(AAA, "AVAILABLE", "+2 =9999997", id + 1),
                        "level #8 SELL 0@85 0"),
                driver.events());
    }

    @Test
    void aTrailingLegFollowsUntilTheOtherTrades() {
        trade(100);
        driver.beginList(OrderListKind.OCO, 2);
        limit(SELL, 5, 110);
        driver.leg(1, ALICE, SELL, TRAILING_STOP, GTC).lots(5).trailingTicks(10);
        long id = driver.placeList();
        trade(105);
        trade(95);
        assertEquals(
                List.of("triggered %d 1000 1 95".formatted(id + 1)), driver.events("triggered"));
        assertEquals(cancelled(id, "ONE_CANCELS_OTHER", 5), driver.events("cancelled").get(0));
    }
}
