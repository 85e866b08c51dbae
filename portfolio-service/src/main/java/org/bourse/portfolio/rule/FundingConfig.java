package org.bourse.portfolio.rule;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.bourse.platform.config.Within;

/** What holds of deposits and withdrawals where nothing was set by REST. */
@ConfigMapping(prefix = "bourse.funding")
public interface FundingConfig {
    /** By code of the asset; one that is not named has no limits and needs no approvals. */
    Map<String, AssetRules> assets();

    /** The rules of an asset; amounts in whole units, digits beyond its scale are cut. */
    interface AssetRules {
        /** The most an account may withdraw at once. */
        @Within(min = "0", max = "1000000000000000000")
        Optional<BigDecimal> withdrawalMax();

        /** The most an account may withdraw in a day of UTC. */
        @Within(min = "0", max = "1000000000000000000")
        Optional<BigDecimal> withdrawalDayMax();

        /** Deposits and withdrawals of more need a second person. */
        @Within(min = "0", max = "1000000000000000000")
        Optional<BigDecimal> approvalAbove();
    }
}
