package org.bourse.order.venue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How this service talks with the venue. */
@ConfigMapping(prefix = "bourse.order.venue")
public interface VenueConfig {
    /** How long a request waits for the venue's answer before it is told that it is pending. */
    @WithDefault("2s")
    @Within(min = "10ms", max = "1m")
    Duration answerTimeout();

    /** At most so many live orders are remembered so that a cancel need not ask the database. */
    @WithDefault("100000")
    @Within(min = "1", max = "10000000")
    int liveOrdersMax();

    /** At most so many ended orders are remembered so that a repeat need not ask the database. */
    @WithDefault("10000")
    @Within(min = "1", max = "10000000")
    int endedOrdersMax();

    /** So many outcomes of requests with an {@code Idempotency-Key} are remembered. */
    @WithDefault("100000")
    @Within(min = "1", max = "10000000")
    int keyedRequestsMax();
}
