package org.bourse.risk.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How alerts get onto their topic. */
@ConfigMapping(prefix = "bourse.alerts")
public interface AlertConfig {
    /** How often the table is looked at. */
    @WithDefault("250ms")
    Duration publishEvery();

    /** How long Kafka may take to acknowledge a batch; then it is sent again. */
    @WithDefault("5s")
    Duration sendTimeout();
}
