package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.STOP;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.CAROL;
import static org.bourse.core.VenueDriver.FUNDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;

/** What is refused of lists of orders, and how that is told: 20.1 to 20.3 of the rulebook. */
class OrderListChecksTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private NewOrder leg(int number, Side side, OrderType type, long price, long trigger) {
        return driver.leg(number, ALICE, side, type, GTC)
                .lots(5)
                .priceTicks(price)
                .triggerTicks(trigger);
    }

    private NewOrder[] oco() {
        driver.beginList(OrderListKind.OCO, 2);
        return new NewOrder[] {leg(0, SELL, LIMIT, 110, 0), leg(1, SELL, STOP, 0, 90)};
    }

    private NewOrder[] bracket() {
        driver.beginList(OrderListKind.BRACKET, 3);
        return new NewOrder[] {
            leg(0, BUY, LIMIT, 100, 0), leg(1, SELL, LIMIT, 110, 0), leg(2, SELL, STOP, 0, 90)
        };
    }

    private void assertRejected(RejectCode code, NewOrder[] legs, Consumer<NewOrder[]> change) {
        change.accept(legs);
        assertRejected(code, legs.length);
    }

    private void assertRejected(RejectCode code, int legs) {
        long id = driver.placeList();
        List<String> expected =
                IntStream.range(0, legs)
                        .mapToObj(leg -> "rejected %d %s".formatted(id + leg, code))
                        .toList();
        assertEquals(expected, driver.events());
    }

    private void assertInvalid(NewOrder[] legs, Consumer<NewOrder[]> change) {
        assertRejected(RejectCode.LIST_INVALID, legs, change);
    }

    @Test
    void aListWithoutLegsHasNoOrdersToReject() {
        driver.beginList(OrderListKind.OCO, 0);
        driver.placeList();
        assertEquals(List.of("commandRejected LIST_INVALID 0 0"), driver.events());
    }

    @Test
    void theNumberOfLegsIsThatOfTheKind() {
        oco();
        driver.beginList(OrderListKind.BRACKET, 2);
        assertRejected(RejectCode.LIST_INVALID, 2);
        bracket();
        driver.beginList(OrderListKind.OCO, 3);
        assertRejected(RejectCode.LIST_INVALID, 3);
        bracket();
        driver.beginList(OrderListKind.BRACKET, 9);
        assertRejected(RejectCode.LIST_INVALID, 3);
        oco();
        driver.beginList(OrderListKind.ORDER_LIST_KIND_UNSPECIFIED, 2);
        assertRejected(RejectCode.LIST_INVALID, 2);
    }

    @Test
    void theLegsBelongTogether() {
        assertInvalid(oco(), legs -> legs[1].set(BOB, 1, SELL, STOP, GTC).lots(5).triggerTicks(90));
        assertInvalid(
                oco(), legs -> legs[1].set(ALICE, 2, SELL, STOP, GTC).lots(5).triggerTicks(90));
        assertInvalid(oco(), legs -> legs[1].lots(4));
        assertInvalid(oco(), legs -> legs[0].clientOrderId("c").budgetMinor(1));
        assertInvalid(oco(), legs -> legs[0].visibleLots(1));
        assertInvalid(
                oco(),
                legs -> {
                    legs[0].clientOrderId("same");
                    legs[1].clientOrderId("same");
                });
        assertInvalid(bracket(), legs -> legs[0].lots(6));
    }

    @Test
    void theLegsOfAnOcoTakeProfitAndStopALoss() {
        assertInvalid(oco(), legs -> leg(0, BUY, LIMIT, 90, 0));
        assertInvalid(oco(), legs -> leg(0, SELL, STOP, 0, 90));
        assertInvalid(oco(), legs -> leg(1, SELL, LIMIT, 110, 0));
        assertInvalid(oco(), legs -> leg(1, SELL, OrderType.TAKE_PROFIT, 0, 110));
        assertInvalid(
                oco(), legs -> driver.leg(0, ALICE, SELL, LIMIT, IOC).lots(5).priceTicks(110));
    }

    @Test
    void aBracketBuysAndItsExitsSell() {
        assertInvalid(bracket(), legs -> leg(0, SELL, LIMIT, 100, 0));
        assertInvalid(bracket(), legs -> leg(1, BUY, LIMIT, 100, 0));
        assertInvalid(bracket(), legs -> leg(2, BUY, STOP, 0, 110));
        assertInvalid(bracket(), legs -> legs[1].postOnly(true));
    }

    @Test
    void anExpiredRequestComesFirstAndOnlyThatOfTheFirstLeg() {
        assertRejected(
                RejectCode.REQUEST_EXPIRED,
                oco(),
                legs -> legs[0].lots(4).validUntilMicros(VenueDriver.START_MICROS - 1));
        oco()[1].validUntilMicros(VenueDriver.START_MICROS - 1);
        driver.placeList();
        assertEquals(2, driver.events("accepted").size());
    }

    @Test
    void aRefusalBeforeThatConsumesNoClientOrderId() {
        assertInvalid(oco(), legs -> legs[1].clientOrderId("second").lots(4));
        oco()[1].clientOrderId("second");
        driver.placeList();
        assertEquals(2, driver.events("accepted").size());
    }

    @Test
    void anyLegsClientOrderIdMayBeInvalidOrKnown() {
        assertRejected(
                RejectCode.CLIENT_ORDER_ID_INVALID, oco(), legs -> legs[1].clientOrderId("?"));
        driver.place(driver.order(ALICE, BUY, LIMIT, GTC).clientOrderId("known"));
        assertRejected(
                RejectCode.CLIENT_ORDER_ID_REUSED, oco(), legs -> legs[1].clientOrderId("known"));
    }

    private long placeNamed(String first, String second) {
        NewOrder[] legs = oco();
        legs[0].clientOrderId(first);
        legs[1].clientOrderId(second);
        return driver.placeList();
    }

    @Test
    void theSameListAgainIsRepeatedAndAnyOtherReusesIds() {
        long id = placeNamed("a", "b");
        placeNamed("a", "b");
        assertEquals(List.of("repeated 1000 " + id), driver.events());
        placeNamed("a", "c");
        assertEquals(2, driver.events("rejected").size());
        placeNamed("b", "d");
        assertEquals(2, driver.events("rejected").size());
        long order =
                driver.place(
                        driver.order(ALICE, SELL, LIMIT, GTC)
                                .lots(5)
                                .priceTicks(110)
                                .clientOrderId("a"));
        assertEquals(
                List.of("rejected %d CLIENT_ORDER_ID_REUSED".formatted(order)), driver.events());
        driver.cancelByClientId(ALICE, "b");
        assertEquals(
                "cancelled %d REQUESTED 0+5".formatted(id + 1), driver.events("cancelled").get(0));
    }

    @Test
    void eachLegIsCheckedInTurnAndAllAreToldTheSame() {
        assertRejected(
                RejectCode.TRIGGER_INVALID,
                oco(),
                legs -> {
                    legs[0].priceTicks(110);
                    legs[1].triggerTicks(0);
                });
        assertRejected(
                RejectCode.PRICE_INVALID,
                oco(),
                legs -> {
                    legs[0].priceTicks(0);
                    legs[1].triggerTicks(0);
                });
    }

    @Test
    void oneRefusedConsumesAllClientOrderIds() {
        assertRejected(
                RejectCode.PRICE_INVALID,
                oco(),
                legs -> legs[0].priceTicks(0).clientOrderId("first"));
        assertRejected(
                RejectCode.CLIENT_ORDER_ID_REUSED, oco(), legs -> legs[0].clientOrderId("first"));
    }

    @Test
    void theHoldOfAnOcoOrOfAnEntryMustBeThere() {
        driver.beginList(OrderListKind.OCO, 2);
        leg(0, BUY, LIMIT, 90, 0);
        leg(1, BUY, STOP, FUNDS, 110);
        assertRejected(RejectCode.INSUFFICIENT_FUNDS, 2);
        assertRejected(RejectCode.INSUFFICIENT_FUNDS, bracket(), legs -> legs[0].priceTicks(FUNDS));
        assertEquals(0, driver.held(ALICE, BBB));
    }

    @Test
    void allLegsNeedRoomUnderTheLimitOfOpenOrders() {
        driver.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(2), List.of()));
        assertRejected(RejectCode.OPEN_ORDERS_ABOVE_LIMIT, bracket(), legs -> {});
        assertRejected(
                RejectCode.OPEN_ORDERS_ABOVE_LIMIT,
                bracket(),
                legs -> driver.leg(0, ALICE, BUY, LIMIT, IOC).lots(5).priceTicks(100));
        oco();
        driver.placeList();
        assertEquals(2, driver.events("accepted").size());
    }

    @Test
    void allLegsNeedRoomInTheVenue() {
        VenueDriver small = new VenueDriver(new VenueConfig(8, 4, 4, 3, 8, 64, 4));
        small.listAssets();
        small.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        small.open(ALICE);
        small.deposit(ALICE, VenueDriver.AAA, 100);
        for (int round = 0; round < 2; round++) {
            small.beginList(OrderListKind.OCO, 2);
            small.leg(0, ALICE, SELL, LIMIT, GTC).lots(5).priceTicks(110);
            small.leg(1, ALICE, SELL, STOP, GTC).lots(5).triggerTicks(90);
            small.placeList();
        }
        assertEquals(2, small.venue.openOrders());
        assertEquals(
                "rejected %d CAPACITY_REACHED".formatted(small.lastId()), small.events().get(0));
    }

    /** A venue in which this many stops of alice wait, far below. */
    private static VenueDriver waiting(int stops) {
        VenueDriver large = new VenueDriver(new VenueConfig(8, 4, 4, 20_000, 8, 1 << 15, 4));
        large.listAssets();
        large.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        large.open(ALICE);
        large.deposit(ALICE, VenueDriver.AAA, 1_000_000);
        large.deposit(ALICE, BBB, 1_000_000);
        large.apply(new VenueCommand.SetAccountLimits(ALICE, OptionalInt.of(20_000), List.of()));
        for (int i = 0; i < stops; i++) {
            large.place(large.order(ALICE, SELL, STOP, GTC).lots(1).triggerTicks(50));
        }
        return large;
    }

    private static long placeOco(VenueDriver venue, OrderType first) {
        venue.beginList(OrderListKind.OCO, 2);
        boolean limit = first == LIMIT;
        venue.leg(0, ALICE, SELL, first, GTC)
                .lots(5)
                .priceTicks(limit ? 110 : 0)
                .triggerTicks(limit ? 0 : 110);
        venue.leg(1, ALICE, SELL, STOP, GTC).lots(5).triggerTicks(90);
        return venue.placeList();
    }

    private static long placeBracket(VenueDriver venue) {
        venue.beginList(OrderListKind.BRACKET, 3);
        venue.leg(0, ALICE, BUY, LIMIT, GTC).lots(5).priceTicks(100);
        venue.leg(1, ALICE, SELL, LIMIT, GTC).lots(5).priceTicks(110);
        venue.leg(2, ALICE, SELL, STOP, GTC).lots(5).triggerTicks(90);
        return venue.placeList();
    }

    private static void assertFull(VenueDriver venue, long id) {
        assertEquals("rejected %d CAPACITY_REACHED".formatted(id), venue.events().get(0));
    }

    @Test
    void allLegsThatWaitNeedRoomAmongThoseThatWait() {
        VenueDriver venue = waiting(9_999);
        assertFull(venue, placeOco(venue, OrderType.TAKE_PROFIT));
        long oco = placeOco(venue, LIMIT);
        assertEquals(2, venue.events("accepted").size());
        assertFull(venue, placeOco(venue, LIMIT));
        venue.cancel(ALICE, oco);
        placeOco(venue, LIMIT);
        assertEquals(2, venue.events("accepted").size());
    }

    @Test
    void theStopOfABracketKeepsItsPlaceFromItsAcceptanceOn() {
        VenueDriver venue = waiting(9_999);
        long bracket = placeBracket(venue);
        assertEquals(3, venue.events("accepted").size());
        assertFull(venue, placeBracket(venue));
        assertFull(venue, placeOco(venue, LIMIT));
        venue.cancel(ALICE, bracket + 1);
        long oco = placeOco(venue, LIMIT);
        assertEquals(2, venue.events("accepted").size());
        venue.cancel(ALICE, oco);
        long last = placeBracket(venue);
        venue.cancel(ALICE, last);
        placeBracket(venue);
        assertEquals(3, venue.events("accepted").size());
    }

    /** Buys at 90 or, once 110 trades, at 105. */
    private long placePurchase(int lots) {
        driver.beginList(OrderListKind.OCO, 2);
        leg(0, BUY, LIMIT, 90, 0).lots(lots);
        leg(1, BUY, OrderType.STOP_LIMIT, 105, 110).lots(lots);
        return driver.placeList();
    }

    @Test
    void bothCountAsOpenOrdersAndAsOneQuantity() {
        driver.apply(limits(OptionalLong.of(FUNDS + 9), OptionalInt.of(3)));
        placePurchase(5);
        long id = placePurchase(4);
        assertEquals("rejected %d OPEN_ORDERS_ABOVE_LIMIT".formatted(id), driver.events().get(0));
        driver.apply(limits(OptionalLong.of(FUNDS + 9), OptionalInt.of(4)));
        placePurchase(4);
        assertEquals(2, driver.events("accepted").size());
    }

    @Test
    void theSecondLegCountsWhenItIsLeftAlone() {
        driver.apply(limits(OptionalLong.of(FUNDS + 9), OptionalInt.empty()));
        placePurchase(5);
        driver.sell(BOB, 1, 110);
        driver.buy(CAROL, 1, 110);
        assertEquals(1, driver.venue.openOrders(ALICE));
        long refused = driver.buy(ALICE, 5, 90);
        assertEquals(
                List.of("rejected %d POSITION_ABOVE_LIMIT".formatted(refused)), driver.events());
        driver.buy(ALICE, 4, 90);
        assertEquals(1, driver.events("accepted").size());
    }

    private static VenueCommand limits(OptionalLong position, OptionalInt openOrders) {
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
                                position,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                openOrders)));
    }
}
