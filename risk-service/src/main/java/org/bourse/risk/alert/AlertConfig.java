package org.bourse.risk.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How alerts get onto their topic. */
@ConfigMapping(prefix = "bourse.alerts")
public interface AlertConfig {
    /** How often the table is looked at. */
    @WithDefault("250ms")
    @Within(min = "1ms", max = "1m")
    Duration publishEvery();

    /** How long Kafka may take to acknowledge a batch; then it is sent again. */
    @WithDefault("5s")
    @Within(min = "100ms", max = "1m")
    Duration sendTimeout();
}
