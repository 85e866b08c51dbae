package org.bourse.order.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How repeats of a request are recognised without asking the venue. */
@ConfigMapping(prefix = "bourse.order.entry")
public interface EntryConfig {
    /** How long Redis keeps a result; not longer than the venue remembers client order ids. */
    @WithDefault("24h")
    @Within(min = "1s", max = "24h")
    Duration resultTtl();
}
