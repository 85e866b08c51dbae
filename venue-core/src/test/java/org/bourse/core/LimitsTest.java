package org.bourse.core;

import static org.bourse.core.VenueDriver.AAA;
import static org.bourse.core.VenueDriver.ALICE;
import static org.bourse.core.VenueDriver.BBB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Setting limits; that they are kept is tested with orders. */
class LimitsTest {
    private final VenueDriver driver = VenueDriver.trading(VenueDriver.symbol(0, 0));

    private void set(long account, OptionalInt openOrders, VenueCommand.NotionalLimit... limits) {
        driver.apply(new VenueCommand.SetAccountLimits(account, openOrders, List.of(limits)));
    }

    private static VenueCommand.NotionalLimit notional(int asset, long max) {
        return new VenueCommand.NotionalLimit(asset, max);
    }

    private void assertRefused(String code) {
        assertEquals(List.of("commandRejected " + code + " 1000 0"), driver.events());
    }

    @Test
    void aLimitNamesAnAccountAnAssetAndABound() {
        set(99, OptionalInt.of(1));
        assertEquals(List.of("commandRejected ACCOUNT_UNKNOWN 99 0"), driver.events());
        set(ALICE, OptionalInt.of(-1));
        assertRefused("LIMIT_INVALID");
        set(ALICE, OptionalInt.of(1_000_001));
        assertRefused("LIMIT_INVALID");
        set(ALICE, OptionalInt.empty(), notional(3, 5));
        assertRefused("ASSET_UNKNOWN");
        set(ALICE, OptionalInt.empty(), notional(BBB, 0));
        assertRefused("LIMIT_INVALID");
        set(ALICE, OptionalInt.empty(), notional(BBB, 5), notional(AAA, 5), notional(BBB, 6));
        assertRefused("LIMIT_INVALID");
    }

    @Test
    void nothingIsSetUnlessAllIsValid() {
        set(ALICE, OptionalInt.of(0), notional(BBB, 1), notional(AAA, 0));
        driver.buy(ALICE, 5, 5);
        assertEquals(1, driver.events("accepted").size());
    }

    @Test
    void whatIsNotNamedStaysAsItIs() {
        set(ALICE, OptionalInt.of(1));
        assertEquals(List.of("limitsSet 1000"), driver.events());
        set(ALICE, OptionalInt.empty(), notional(BBB, 25));
        long tooLarge = driver.buy(ALICE, 13, 2);
        assertEquals(List.of("rejected " + tooLarge + " NOTIONAL_ABOVE_LIMIT"), driver.events());
        driver.buy(ALICE, 5, 5);
        assertEquals(1, driver.events("accepted").size());
        long second = driver.buy(ALICE, 5, 5);
        assertEquals(List.of("rejected " + second + " OPEN_ORDERS_ABOVE_LIMIT"), driver.events());

        set(ALICE, OptionalInt.of(2));
        driver.buy(ALICE, 5, 5);
        assertEquals(1, driver.events("accepted").size());
    }
}
