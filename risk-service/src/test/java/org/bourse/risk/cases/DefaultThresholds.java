package org.bourse.risk.cases;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.bourse.risk.surveillance.Thresholds;

/** What the rules measure by unless they are told otherwise. */
public final class DefaultThresholds {
    private DefaultThresholds() {}

    /**
     * @param values below {@code bourse.surveillance}
     */
    static SurveillanceConfig config(Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(SurveillanceConfig.class);
        values.forEach(
                (key, value) -> builder.withDefaultValue("bourse.surveillance." + key, value));
        return builder.build().getConfigMapping(SurveillanceConfig.class);
    }

    public static Thresholds thresholds() {
        return with(Map.of());
    }

    public static Thresholds with(Map<String, String> values) {
        return ConfiguredThresholds.of(config(values));
    }
}
