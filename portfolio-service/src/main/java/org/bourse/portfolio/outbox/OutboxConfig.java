package org.bourse.portfolio.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How funding commands are sent and waited for. */
@ConfigMapping(prefix = "bourse.outbox")
public interface OutboxConfig {
    /** How long a request waits for the venue's answer before it is told 202. */
    @WithDefault("2s")
    @Within(min = "1ms", max = "1m")
    Duration answerTimeout();

    /** How often a waiting request looks for the answer. */
    @WithDefault("10ms")
    @Within(min = "1ms", max = "1s")
    Duration lookEvery();

    /** At most so many commands are under way to the venue. */
    @WithDefault("256")
    @Within(min = "1", max = "10000")
    int windowMax();

    /** At most so many commands wait for the venue's answer; more are refused. */
    @WithDefault("10000")
    @Within(min = "1", max = "10000000")
    int unansweredMax();

    /** How long the first unanswered command is waited for before it is sent again. */
    @WithDefault("2s")
    @Within(min = "10ms", max = "10m")
    Duration resendAfter();

    /** The longest pause between two sendings of the same command. */
    @WithDefault("30s")
    @Within(min = "10ms", max = "1d")
    Duration resendPauseMax();
}
