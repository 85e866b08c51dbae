package org.bourse.core;

import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.bourse.core.VenueDriver.BOB;
import static org.bourse.core.VenueDriver.FUNDS;
import static org.bourse.core.VenueDriver.START_MICROS;
import static org.bourse.core.VenueDriver.SYMBOL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.contracts.v1.Writer;
import org.junit.jupiter.api.Test;

/** Rules 17.1 and 17.3 to 17.7. */
class SymbolLimitsTest {
    private static final long NONE = Long.MIN_VALUE;
    private static final long MICROS_TO_MIDNIGHT = 86_400_000_000L - START_MICROS % 86_400_000_000L;

    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private static VenueCommand.SymbolLimit limit(
            int symbol, long lots, long position, long exposure, long daily) {
        return new VenueCommand.SymbolLimit(
                symbol,
                Optional.empty(),
                Optional.empty(),
                optional(lots),
                optional(position),
                optional(exposure),
                optional(daily),
                OptionalInt.empty());
    }

    private static OptionalLong optional(long value) {
        return value == NONE ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static VenueCommand.SymbolLimit flags(boolean restricted, boolean reduceOnly) {
        return new VenueCommand.SymbolLimit(
                SYMBOL,
                Optional.of(restricted),
                Optional.of(reduceOnly),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private static VenueCommand.SymbolLimit open(int max) {
        return new VenueCommand.SymbolLimit(
                SYMBOL,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.of(max));
    }

    private void set(VenueCommand.SymbolLimit... limits) {
        set(ALICE, limits);
    }

    private void set(long account, VenueCommand.SymbolLimit... limits) {
        driver.apply(
                new VenueCommand.SetAccountLimits(
                        account, OptionalInt.empty(), List.of(), List.of(limits)));
    }

    private void assertAccepted(long order) {
        assertEquals(1, driver.events("accepted").size(), () -> order + ": " + driver.events());
    }

    private void assertRejected(String code, long order) {
        assertEquals(List.of("rejected " + order + " " + code), driver.events());
    }

    private void assertRefused(String code) {
        assertEquals(List.of("commandRejected " + code + " 1000 0"), driver.events());
    }

    @Test
    void limitsAreNotNegativeAndOfAListedSymbolNamedOnce() {
        set(limit(SYMBOL, -1, NONE, NONE, NONE));
        assertRefused("LIMIT_INVALID");
        set(limit(SYMBOL, NONE, -1, NONE, NONE));
        assertRefused("LIMIT_INVALID");
        set(limit(SYMBOL, NONE, NONE, -1, NONE));
        assertRefused("LIMIT_INVALID");
        set(limit(SYMBOL, NONE, NONE, NONE, -1));
        assertRefused("LIMIT_INVALID");
        set(open(-1));
        assertRefused("LIMIT_INVALID");
        set(limit(2, 1, 1, 1, 1));
        assertRefused("SYMBOL_UNKNOWN");
        set(flags(true, true), open(0));
        assertRefused("LIMIT_INVALID");
        assertAccepted(driver.buy(ALICE, 1, 1));
    }

    @Test
    void aRestrictedAccountDoesNotTradeTheSymbolUntilItIsAllowedTo() {
        set(flags(true, true));
        assertEquals(List.of("limitsSet 1000"), driver.events());
        assertRejected("SYMBOL_RESTRICTED", driver.sell(ALICE, 1, 1));
        set(flags(false, true));
        assertRejected("REDUCE_ONLY", driver.buy(ALICE, 1, 1));
        assertAccepted(driver.sell(ALICE, 1, 1));
        set(open(9));
        assertRejected("REDUCE_ONLY", driver.buy(ALICE, 1, 1));
        assertAccepted(driver.buy(BOB, 1, 1));
    }

    @Test
    void theLotsOfOneOrderAreLimitedButNotABudget() {
        set(limit(SYMBOL, 5, NONE, NONE, NONE));
        assertRejected("QUANTITY_ABOVE_LIMIT", driver.sell(ALICE, 6, 10));
        assertAccepted(driver.sell(ALICE, 5, 10));
        driver.sell(BOB, 100, 9);
        driver.budget(ALICE, 90);
        assertEquals(1, driver.events("trade").size());
    }

    @Test
    void thePositionCountsWhatTheAccountHasItsOpenBuysAndTheOrder() {
        driver.buy(ALICE, 3, 10);
        set(limit(SYMBOL, NONE, FUNDS + 10, NONE, NONE));
        assertRejected("POSITION_ABOVE_LIMIT", driver.buy(ALICE, 8, 10));
        long order = driver.buy(ALICE, 7, 11);
        assertAccepted(order);
        assertRejected("POSITION_ABOVE_LIMIT", driver.buy(ALICE, 1, 10));

        driver.sell(BOB, 4, 11);
        assertRejected("POSITION_ABOVE_LIMIT", driver.buy(ALICE, 1, 10));
        driver.cancel(ALICE, order);
        assertAccepted(driver.buy(ALICE, 3, 10));
        assertRejected("POSITION_ABOVE_LIMIT", driver.buy(ALICE, 1, 10));
        assertAccepted(driver.sell(ALICE, 50, 100));
        driver.sell(BOB, 6, 10);
        assertRejected("POSITION_ABOVE_LIMIT", driver.buy(ALICE, 1, 10));
    }

    @Test
    void theExposureIsThatSumAtTheLastPriceOrTheOrdersOwn() {
        set(limit(SYMBOL, NONE, NONE, (FUNDS + 10) * 10, NONE));
        assertRejected("EXPOSURE_ABOVE_LIMIT", driver.buy(ALICE, 11, 10));
        assertRejected("EXPOSURE_ABOVE_LIMIT", driver.buy(ALICE, 1, 11));
        assertAccepted(driver.buy(ALICE, 10, 10));
        driver.sell(BOB, 1, 10);
        driver.buy(ALICE, 1, 11);
        assertEquals(List.of("rejected"), first(driver.events()));
        set(limit(SYMBOL, NONE, NONE, Long.MAX_VALUE, NONE));
        assertAccepted(driver.buy(ALICE, 1, 11));
    }

    private static List<String> first(List<String> lines) {
        List<String> words = new ArrayList<>();
        lines.forEach(line -> words.add(line.substring(0, line.indexOf(' '))));
        return words;
    }

    @Test
    void theDailyVolumeCountsBothRolesFromTheFirstLimitToMidnight() {
        driver.sell(BOB, 1, 10);
        driver.buy(ALICE, 1, 10);
        set(limit(SYMBOL, NONE, NONE, NONE, 100));
        driver.sell(BOB, 3, 10);
        assertAccepted(driver.buy(ALICE, 3, 10));
        driver.buy(ALICE, 3, 10);
        driver.sell(BOB, 3, 10);
        assertRejected("DAILY_VOLUME_ABOVE_LIMIT", driver.sell(ALICE, 1, 41));
        assertAccepted(driver.sell(ALICE, 4, 10));

        driver.tick(1, START_MICROS + MICROS_TO_MIDNIGHT - 1, true);
        assertRejected("DAILY_VOLUME_ABOVE_LIMIT", driver.sell(ALICE, 1, 41));
        driver.tick(START_MICROS + MICROS_TO_MIDNIGHT);
        assertAccepted(driver.sell(ALICE, 1, 100));
    }

    @Test
    void theOpenOrdersOfTheSymbolAreLimitedForOrdersThatMayRest() {
        long first = driver.buy(ALICE, 1, 10);
        set(open(2));
        driver.sell(ALICE, 1, 20);
        assertRejected("OPEN_ORDERS_ABOVE_LIMIT", driver.sell(ALICE, 1, 20));
        assertAccepted(driver.limit(ALICE, Side.BUY, TimeInForce.IOC, 1, 10));
        driver.cancel(ALICE, first);
        assertAccepted(driver.sell(ALICE, 1, 20));
        driver.buy(BOB, 2, 20);
        assertAccepted(driver.sell(ALICE, 1, 20));
    }

    private void replace(long order, long priceTicks, long lots) {
        OrderReplace replace = new OrderReplace().set(ALICE, order, 0);
        driver.venue.replace(
                driver.next(Writer.ORDER_ENTRY), replace.priceTicks(priceTicks).lots(lots));
    }

    private void assertNotReplaced(String code, long order) {
        assertEquals(List.of("commandRejected " + code + " 1000 " + order), driver.events());
    }

    @Test
    void aReplaceIsCheckedForItsTotalAndForWhatGrows() {
        long buy = driver.buy(ALICE, 5, 10);
        set(limit(SYMBOL, 9, FUNDS + 8, (FUNDS + 7) * 10, 1));
        set(open(0));
        replace(buy, 0, 10);
        assertNotReplaced("QUANTITY_ABOVE_LIMIT", buy);
        replace(buy, 0, 9);
        assertNotReplaced("POSITION_ABOVE_LIMIT", buy);
        replace(buy, 0, 8);
        assertNotReplaced("EXPOSURE_ABOVE_LIMIT", buy);
        replace(buy, 0, 7);
        assertEquals(1, driver.events("replaced").size());
        replace(buy, 50, 6);
        assertEquals(1, driver.events("replaced").size());
        set(flags(false, true));
        replace(buy, 0, 5);
        assertNotReplaced("REDUCE_ONLY", buy);
        set(flags(true, true));
        replace(buy, 0, 5);
        assertNotReplaced("SYMBOL_RESTRICTED", buy);
    }

    @Test
    void fourPairsPerAccountHaveRoom() {
        VenueDriver small = new VenueDriver(new VenueConfig(1, 8, 8, 8, 1, 8, 1));
        small.listAssets();
        small.open(ALICE);
        List<VenueCommand.SymbolLimit> limits = new ArrayList<>();
        for (int i = 3; i <= 7; i++) {
            String code = "C" + i;
            small.apply(new VenueCommand.ListAsset(i, code, 0));
            small.apply(new VenueCommand.ListSymbol(ListingTest.symbol(i, "AAA-" + code, AAA, i)));
            limits.add(limit(i, 1, NONE, NONE, NONE));
        }
        OptionalInt none = OptionalInt.empty();
        small.apply(new VenueCommand.SetAccountLimits(ALICE, none, List.of(), limits));
        assertEquals(List.of("commandRejected CAPACITY_REACHED 1000 0"), small.events());
        List<VenueCommand.SymbolLimit> four = limits.subList(0, 4);
        small.apply(new VenueCommand.SetAccountLimits(ALICE, none, List.of(), four));
        small.apply(new VenueCommand.SetAccountLimits(ALICE, none, List.of(), four));
        assertEquals(List.of("limitsSet 1000"), small.events());
        assertEquals(0, small.held(ALICE, BBB));
    }
}
