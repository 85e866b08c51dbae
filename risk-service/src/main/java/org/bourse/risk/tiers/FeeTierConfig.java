package org.bourse.risk.tiers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import org.bourse.platform.config.Within;

/** When accounts are put into tiers. */
@ConfigMapping(prefix = "bourse.fee-tiers")
public interface FeeTierConfig {
    /** From which UTC time of a day on, by the venue's clock, tiers are computed for the day. */
    @WithDefault("00:05")
    LocalTime at();

    /** How often it is looked whether they are due, and what was not confirmed is sent again. */
    @WithDefault("2s")
    @Within(min = "10ms", max = "1h")
    Duration lookEvery();
}
