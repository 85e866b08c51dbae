package org.bourse.risk.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {

    @ParameterizedTest
    @CsvSource({
        "10000, 2, 1000000",
        "0.5, 8, 50000000",
        "1.239, 2, 123",
        "1.9, 0, 1",
        "0.001, 2, 1",
        "999999999999999999, 8, 9223372036854775807",
    })
    void anAmountIsRoundedDownToMinorUnitsOfWhichThereIsOne(String amount, int scale, long minor) {
        assertEquals(minor, Thresholds.minor(amount, scale));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.00", "-1", "1e3", "1.", ".5", "1,000", " 1"})
    void whatIsNoAmountAboveZeroIsRefused(String amount) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Thresholds(Map.of(), "USDT", amount, 1, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Thresholds(Map.of("BTC", amount), "USDT", "1", 1, 2));
    }

    @Test
    void windowsAndCountsHaveBounds() {
        assertThrows(
                IllegalArgumentException.class, () -> new Thresholds(Map.of(), "USDT", "1", 0, 2));
        assertThrows(
                IllegalArgumentException.class, () -> new Thresholds(Map.of(), "USDT", "1", 1, 1));
    }
}
