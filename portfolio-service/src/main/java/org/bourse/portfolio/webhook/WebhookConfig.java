package org.bourse.portfolio.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.bourse.platform.config.Within;

/** How webhooks are told. */
@ConfigMapping(prefix = "bourse.webhook")
public interface WebhookConfig {
    /** Whether addresses may be http. For development only: what is told can be read on its way. */
    @WithDefault("false")
    boolean plainAllowed();

    /**
     * Whether receivers may be on private and loopback addresses. For development only: who
     * registers a webhook can have the service ask its neighbours.
     */
    @WithDefault("false")
    boolean privateAllowed();

    /** How many webhooks an account may have, and how many the venue. */
    @WithDefault("5")
    @Within(min = "1", max = "1000")
    int ownerMax();

    /** How long a connection may take. */
    @WithDefault("3s")
    @Within(min = "10ms", max = "1m")
    Duration connectTimeout();

    /** How long a receiver may take to answer, the connection included. */
    @WithDefault("10s")
    @Within(min = "10ms", max = "5m")
    Duration timeout();

    /** How often one event is sent to one webhook before it is parked. */
    @WithDefault("10")
    @Within(min = "1", max = "1000")
    int triesMax();

    /** The pause after the first failure; it doubles with each further one. */
    @WithDefault("5s")
    @Within(min = "1ms", max = "1d")
    Duration pause();

    /** The longest pause. */
    @WithDefault("1h")
    @Within(min = "1ms", max = "7d")
    Duration pauseMax();

    /** At most so many webhooks are told at the same time. */
    @WithDefault("16")
    @Within(min = "1", max = "1000")
    int parallelMax();

    /** How many parked events of a webhook are kept; the oldest go first. */
    @WithDefault("1000")
    @Within(min = "0", max = "1000000")
    int parkedMax();

    /** How long a change of a status is kept; the newest of a request that goes on stays. */
    @WithDefault("30d")
    @Within(min = "1ms", max = "36500d")
    Duration eventsKept();

    /** The key that secrets of webhooks are sealed with; none: they are stored as they are. */
    @Within(min = "0", max = "1000000")
    OptionalInt keyId();

    /** Keys by id, Base64, 32 bytes each; those that sealed what is still stored. */
    Map<Integer, String> keys();
}
