package org.bourse.risk.reporting;

import java.util.concurrent.TimeUnit;
import org.bourse.risk.threshold.Thresholds;

/** The thresholds as they are configured. */
final class ConfiguredThresholds {
    private ConfiguredThresholds() {}

    /**
     * @throws IllegalArgumentException when one is no amount above 0, or out of its bounds
     */
    static Thresholds of(ThresholdConfig config) {
        try {
            return new Thresholds(
                    config.ofAsset(),
                    config.referenceAsset(),
                    config.amount(),
                    TimeUnit.MILLISECONDS.toMicros(config.window().toMillis()),
                    config.transfersMax());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "bourse.thresholds.amount, .of-asset: %s is not above 0"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
