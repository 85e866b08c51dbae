package org.bourse.portfolio.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.bourse.platform.config.Within;

/** How the opening of an account is waited for. */
@ConfigMapping(prefix = "bourse.account")
public interface AccountConfig {
    /**
     * How long a request waits for a confirmed account to be in the directory before it is told
     * 202.
     */
    @WithDefault("2s")
    @Within(min = "1ms", max = "1m")
    Duration publishedTimeout();

    /**
     * Whether the holder of an account opened from now on has to be identified first; without it an
     * account is opened as APPROVED.
     */
    @WithDefault("true")
    boolean kycRequired();

    /**
     * How many sub-accounts somebody may have beside the main account; 0: none can be opened, those
     * that are there stay.
     */
    @WithDefault("10")
    @Within(min = "0", max = "10000")
    int subAccountsMax();

    /** How often approvals are looked through for those that have run out. */
    @WithDefault("1m")
    @Within(min = "10ms", max = "1d")
    Duration kycLookEvery();
}
