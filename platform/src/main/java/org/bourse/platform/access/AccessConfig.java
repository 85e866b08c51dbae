package org.bourse.platform.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** From where requests are taken, as addresses and CIDR ranges with commas between. */
@ConfigMapping(prefix = "bourse.access")
public interface AccessConfig {
    /** All requests; none said: from everywhere. */
    Optional<List<String>> addresses();

    /**
     * Those of operators, risk managers and auditors, which must lie in the former, too; none said:
     * from everywhere.
     */
    Optional<List<String>> staffAddresses();
}
