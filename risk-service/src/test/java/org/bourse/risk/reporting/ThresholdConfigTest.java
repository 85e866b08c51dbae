package org.bourse.risk.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.bourse.risk.threshold.Thresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdConfigTest {

    private static Thresholds with(Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(ThresholdConfig.class);
        values.forEach((key, value) -> builder.withDefaultValue("bourse.thresholds." + key, value));
        return ConfiguredThresholds.of(builder.build().getConfigMapping(ThresholdConfig.class));
    }

    @Test
    void whatIsNotSetIsAsDocumented() {
        assertEquals(
                new Thresholds(Map.of(), "USDT", "10000", 86_400_000_000L, 1_000), with(Map.of()));
    }

    @Test
    void anAssetMayHaveAThresholdOfItsOwn() {
        assertEquals(Map.of("BTC", "0.5"), with(Map.of("of-asset.BTC", "0.5")).ofAssets());
    }

    @ParameterizedTest
    @CsvSource({"amount, 0", "amount, much", "window, 0s", "transfers-max, 1", "of-asset.BTC, 0"})
    void whatIsOutOfBoundsIsRefusedAtTheStart(String key, String value) {
        assertThrows(IllegalArgumentException.class, () -> with(Map.of(key, value)));
    }
}
