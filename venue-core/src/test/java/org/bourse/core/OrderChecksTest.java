package org.bourse.core;

import static org.bourse.contracts.v1.OrderType.LIMIT;
import static org.bourse.contracts.v1.OrderType.MARKET;
import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.contracts.v1.TimeInForce.FOK;
import static org.bourse.contracts.v1.TimeInForce.GTC;
import static org.bourse.contracts.v1.TimeInForce.IOC;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.RejectCode;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why orders are refused, and in which order that is checked. */
class OrderChecksTest {
    private final VenueDriver driver = VenueDriver.trading(withMinima());

    /** Lots 10 to 1,000, notional at least 500, bound 10 %. */
    private static SymbolDefinition withMinima() {
        return new SymbolDefinition(
                1, "AAA-BBB", 1, 2, 1, 0, 1, 0, 10, 1_000, 500, 0, 0, 10_000_000);
    }

    private NewOrder good() {
        return driver.order(ALICE, BUY, LIMIT, GTC).lots(10).priceTicks(100);
    }

    private void assertRejected(RejectCode code, NewOrder order) {
        long id = driver.place(order);
        assertEquals(List.of("rejected " + id + " " + code), driver.events());
    }

    private void assertAccepted(NewOrder order) {
        driver.place(order);
        assertEquals(1, driver.events("accepted").size(), () -> driver.events().toString());
    }

    @Test
    void anOrderExpiresWithItsRequest() {
        assertAccepted(good().validUntilMicros(START_MICROS));
        assertRejected(RejectCode.REQUEST_EXPIRED, good().validUntilMicros(START_MICROS - 1));
        NewOrder nonsense = driver.order(99, Side.SIDE_UNSPECIFIED, LIMIT, GTC);
        assertRejected(RejectCode.REQUEST_EXPIRED, nonsense.validUntilMicros(-1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Accounts.FEES, Accounts.EXTERNAL, Accounts.CUSTODY, 5_000, -1})
    void anOrderNamesAUsersAccount(long account) {
        assertRejected(
                RejectCode.ACCOUNT_UNKNOWN,
                driver.order(account, BUY, LIMIT, GTC).clientOrderId("?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a/b", "1234567890123456789012345678901234567"})
    void aClientOrderIdIsWellFormed(String id) {
        assertRejected(RejectCode.CLIENT_ORDER_ID_INVALID, good().clientOrderId(id));
    }

    @Test
    void aClientOrderIdMayHaveAllTheseCharacters() {
        assertAccepted(good().clientOrderId("ABCXYZ-abcxyz_019.:-1234567890123456"));
    }

    @Test
    void anOrderNamesAListedSymbol() {
        for (int symbol : new int[] {0, 2, -1, 99}) {
            NewOrder order = new NewOrder().set(ALICE, symbol, BUY, LIMIT, GTC);
            assertRejected(RejectCode.SYMBOL_UNKNOWN, order.clientOrderId("symbol" + (symbol + 1)));
        }
    }

    private NewOrder shaped(
            Side side, OrderType type, TimeInForce timeInForce, long lots, long budget) {
        return driver.order(ALICE, side, type, timeInForce)
                .lots(lots)
                .priceTicks(100)
                .budgetMinor(budget);
    }

    @Test
    void anOrderHasOneOfTheKnownShapes() {
        RejectCode invalid = RejectCode.ORDER_INVALID;
        assertRejected(invalid, shaped(Side.SIDE_UNSPECIFIED, LIMIT, GTC, 10, 0));
        assertRejected(invalid, shaped(Side.UNRECOGNIZED, LIMIT, GTC, 10, 0));
        assertRejected(invalid, shaped(BUY, OrderType.ORDER_TYPE_UNSPECIFIED, GTC, 10, 0));
        assertRejected(invalid, shaped(BUY, OrderType.UNRECOGNIZED, IOC, 10, 0));
        assertRejected(invalid, shaped(BUY, LIMIT, TimeInForce.TIME_IN_FORCE_UNSPECIFIED, 10, 0));
        assertRejected(invalid, shaped(BUY, LIMIT, TimeInForce.UNRECOGNIZED, 10, 0));
        assertRejected(invalid, shaped(BUY, LIMIT, GTC, 10, 1_000));
        assertRejected(invalid, shaped(BUY, LIMIT, IOC, 10, 0).postOnly(true));
        assertRejected(invalid, shaped(BUY, LIMIT, FOK, 10, 0).postOnly(true));
        assertRejected(invalid, shaped(BUY, MARKET, GTC, 10, 0));
        assertRejected(invalid, shaped(BUY, MARKET, IOC, 10, 0).postOnly(true));
        assertRejected(invalid, shaped(BUY, MARKET, IOC, 10, 1_000));
        assertRejected(invalid, shaped(BUY, MARKET, IOC, 0, 0));
        assertRejected(invalid, shaped(BUY, MARKET, FOK, 0, 1_000));
        assertRejected(invalid, shaped(SELL, MARKET, IOC, 0, 1_000));
    }

    @Test
    void aPriceIsWithinBounds() {
        assertRejected(RejectCode.PRICE_INVALID, good().priceTicks(0));
        assertRejected(RejectCode.PRICE_INVALID, good().priceTicks(-1));
        assertRejected(RejectCode.PRICE_INVALID, good().priceTicks((1L << 53) + 1));
        assertRejected(RejectCode.PRICE_INVALID, shaped(BUY, MARKET, IOC, 10, 0).priceTicks(-1));
        driver.place(good().priceTicks(1L << 53));
        assertEquals(
                List.of("rejected " + driver.lastId() + " INSUFFICIENT_FUNDS"), driver.events());
    }

    @Test
    void aQuantityIsWithinBounds() {
        assertRejected(RejectCode.QUANTITY_INVALID, good().lots(-1));
        assertRejected(RejectCode.QUANTITY_INVALID, good().lots(0));
        assertRejected(RejectCode.QUANTITY_INVALID, shaped(BUY, MARKET, IOC, -1, 0));
        assertRejected(RejectCode.QUANTITY_INVALID, shaped(BUY, MARKET, IOC, 0, -1));
        assertRejected(RejectCode.QUANTITY_TOO_SMALL, good().lots(9));
        assertRejected(RejectCode.QUANTITY_TOO_LARGE, good().lots(1_001));
    }

    @Test
    void aNotionalIsWithinBounds() {
        assertRejected(RejectCode.NOTIONAL_TOO_SMALL, good().priceTicks(49));
        assertAccepted(good().priceTicks(50));
        assertRejected(RejectCode.NOTIONAL_TOO_SMALL, shaped(BUY, MARKET, IOC, 0, 499));
        assertRejected(RejectCode.OVERFLOW, shaped(BUY, MARKET, IOC, 0, (1L << 62) + 1));
        // with the opposite side empty, a market order is worth its own price
        assertRejected(
                RejectCode.NOTIONAL_TOO_SMALL, shaped(BUY, MARKET, IOC, 10, 0).priceTicks(49));
        // otherwise it is worth the best price
        driver.sell(BOB, 10, 60);
        assertAccepted(shaped(BUY, MARKET, IOC, 10, 0).priceTicks(49));
    }

    @Test
    void aNotionalThatDoesNotFitIsRefused() {
        SymbolDefinition large =
                new SymbolDefinition(1, "AAA-BBB", 1, 2, 1, 0, 1, 0, 1, Long.MAX_VALUE, 0, 0, 0, 0);
        VenueDriver venue = VenueDriver.trading(large);
        venue.buy(ALICE, 1L << 32, (1L << 30) + 1);
        assertEquals(List.of("rejected " + venue.lastId() + " OVERFLOW"), venue.events("rejected"));
        venue.buy(ALICE, 1L << 32, 1L << 30);
        assertEquals(List.of("rejected " + venue.lastId() + " OVERFLOW"), venue.events("rejected"));
        venue.buy(ALICE, 1L << 31, 1L << 30);
        assertEquals(
                List.of("rejected " + venue.lastId() + " INSUFFICIENT_FUNDS"),
                venue.events("rejected"));
        venue.sell(ALICE, Long.MAX_VALUE, 1);
        assertEquals(List.of("rejected " + venue.lastId() + " OVERFLOW"), venue.events("rejected"));
    }

    @Test
    void aMarketOrderNeedsABoundOrAPrice() {
        assertRejected(
                RejectCode.NO_REFERENCE_PRICE, shaped(BUY, MARKET, IOC, 10, 0).priceTicks(0));
        assertRejected(RejectCode.NO_REFERENCE_PRICE, shaped(BUY, MARKET, IOC, 0, 9).priceTicks(0));
        VenueDriver unbounded = VenueDriver.trading(ListingTest.symbol(1, "AAA-BBB", 1, 2));
        unbounded.sell(BOB, 10, 100);
        long id = unbounded.market(ALICE, BUY, 1);
        assertEquals(List.of("rejected " + id + " NO_REFERENCE_PRICE"), unbounded.events());
    }

    @Test
    void limitsOfTheAccountAreKept() {
        driver.apply(
                new VenueCommand.SetAccountLimits(
                        ALICE,
                        OptionalInt.of(1),
                        List.of(new VenueCommand.NotionalLimit(2, 1_000))));
        assertRejected(RejectCode.NOTIONAL_ABOVE_LIMIT, good().priceTicks(101));
        assertAccepted(good());
        assertRejected(RejectCode.OPEN_ORDERS_ABOVE_LIMIT, good());
        assertAccepted(shaped(BUY, LIMIT, IOC, 10, 0));
        assertAccepted(shaped(BUY, MARKET, IOC, 0, 1_000));
        assertRejected(RejectCode.NOTIONAL_ABOVE_LIMIT, shaped(BUY, MARKET, IOC, 0, 1_001));
    }

    @Test
    void twoHundredOrdersMayRestIfNoLimitIsSet() {
        for (int i = 0; i < VenueConfig.OPEN_ORDERS_MAX_DEFAULT; i++) {
            assertAccepted(good());
        }
        assertRejected(RejectCode.OPEN_ORDERS_ABOVE_LIMIT, good());
        assertEquals(200, driver.venue.openOrders(ALICE));
        assertEquals(200, driver.venue.openOrders());
    }

    @Test
    void onlySoManyOrdersMayRestInTheVenue() {
        VenueDriver small = new VenueDriver(new VenueConfig(8, 4, 4, 2, 2, 64, 2));
        small.listAssets();
        small.apply(new VenueCommand.ListSymbol(VenueDriver.symbol(0, 0)));
        small.open(ALICE);
        small.deposit(ALICE, 2, 100);
        small.buy(ALICE, 1, 5);
        long second = small.buy(ALICE, 1, 5);
        long third = small.buy(ALICE, 1, 5);
        assertEquals(List.of("rejected " + third + " CAPACITY_REACHED"), small.events());

        small.limit(ALICE, BUY, IOC, 1, 5);
        assertEquals(1, small.events("accepted").size());
        small.cancel(ALICE, second);
        small.buy(ALICE, 1, 5);
        assertEquals(1, small.events("accepted").size());
    }

    @Test
    void aPostOnlyOrderDoesNotTake() {
        driver.sell(BOB, 10, 100);
        assertRejected(RejectCode.POST_ONLY_WOULD_TAKE, good().postOnly(true));
        assertAccepted(good().priceTicks(99).postOnly(true));
        assertEquals(List.of(), driver.events("filled"));
        NewOrder sale = driver.order(BOB, SELL, LIMIT, GTC).lots(10).priceTicks(99);
        assertRejected(RejectCode.POST_ONLY_WOULD_TAKE, sale.postOnly(true));
    }

    @Test
    void fundsMustSuffice() {
        driver.open(1_005);
        driver.deposit(1_005, 2, 1_000);
        long id = driver.buy(1_005, 10, 100);
        assertEquals(List.of("rejected " + id + " INSUFFICIENT_FUNDS"), driver.events());
        driver.deposit(1_005, 2, 1);
        driver.buy(1_005, 10, 100);
        assertEquals(1, driver.events("accepted").size());
        long sale = driver.sell(1_005, 10, 100);
        assertEquals(List.of("rejected " + sale + " INSUFFICIENT_FUNDS"), driver.events());
    }
}
