package org.bourse.marketdata.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeGateTest {
    @Test
    void anAddressMayNameAnAccount() {
        assertEquals(OptionalLong.of(0), UpgradeGate.account(null));
        assertEquals(OptionalLong.of(1_001), UpgradeGate.account("1001"));
    }

    /** An account that was meant is not silently taken for the main one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1001 ", "x", "99999999999999999999"})
    void whatIsNoNumberOfAnAccountIsRefused(String text) {
        assertEquals(OptionalLong.empty(), UpgradeGate.account(text));
    }
}
