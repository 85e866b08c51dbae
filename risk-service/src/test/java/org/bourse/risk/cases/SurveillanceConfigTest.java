package org.bourse.risk.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.bourse.risk.surveillance.Thresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveillanceConfigTest {

    @Test
    void whatIsNotSetIsAsDocumented() {
        assertEquals(
                new Thresholds(
                        new Thresholds.Bounds(200_000, 20_000),
                        new Thresholds.SelfTrades(600_000_000, 1, 20),
                        new Thresholds.RoundTrips(300_000_000, 3, 10, 1_000, 5_000),
                        new Thresholds.Spoofing(5_000_000, 5, 5, 50, 2, 1_800_000_000, 4),
                        new Thresholds.Ignition(10_000_000, 5, 50, 5_000, 60_000_000, 5_000),
                        new Thresholds.Closing(300_000_000, 3, 3_000, 50, 5_000),
                        new Thresholds.CancelRate(600_000_000, 200, 9_500, 3_000)),
                DefaultThresholds.thresholds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders-max",
                "accounts-max",
                "self-trades.window",
                "round-trips.trips-min",
                "spoofing.within",
                "ignition.orders-min",
                "closing.window",
                "cancel-rate.window"
            })
    void whatMustBePositiveIs(String key) {
        assertThrows(
                IllegalArgumentException.class, () -> DefaultThresholds.with(Map.of(key, "0")));
    }
}
