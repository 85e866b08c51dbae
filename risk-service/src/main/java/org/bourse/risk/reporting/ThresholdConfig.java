package org.bourse.risk.reporting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import org.bourse.platform.config.Within;

/** From which amounts on payments are reported; {@code docs/thresholds.md} says how. */
@ConfigMapping(prefix = "bourse.thresholds")
public interface ThresholdConfig {
    /** Code of the asset by whose value payments are measured. */
    @WithDefault("USDT")
    String referenceAsset();

    /** Of the reference asset: a payment worth so much is reported. */
    @WithDefault("10000")
    String amount();

    /** By code of an asset: the amount of it that is reported, whatever it is worth. */
    Map<String, String> ofAsset();

    /** Within which smaller payments are added up. */
    @WithDefault("24h")
    @Within(min = "1ms", max = "365d")
    Duration window();

    /** Payments of one holder, direction and measure that are added up. */
    @WithDefault("1000")
    @Within(min = "2", max = "100000")
    int transfersMax();
}
