package org.bourse.risk.closing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** When the orders of accounts that are not open any more are cancelled. */
@ConfigMapping(prefix = "bourse.closings")
public interface ClosingConfig {
    /**
     * How often it is looked which accounts were closed. One is acted on that was closed at the
     * look before, too: by then nobody takes orders of it any more.
     */
    @WithDefault("1s")
    @Within(min = "10ms", max = "1h")
    Duration lookEvery();
}
