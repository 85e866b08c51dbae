package org.bourse.order.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.bourse.platform.config.Within;

/** Orders, and apart from them cancels, that an account may send each second. */
@ConfigMapping(prefix = "bourse.order.rate-limit")
public interface RateLimitConfig {
    /** Of an account without a limit of its own. */
    @WithDefault("10")
    @Within(min = "1", max = "100000")
    int trader();

    /** Of an account without a limit of its own, for a market maker. */
    @WithDefault("200")
    @Within(min = "1", max = "100000")
    int marketMaker();
}
