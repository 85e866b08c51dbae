package org.bourse.marketdata.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where partitions are kept that the database does not keep any longer. */
@ConfigMapping(prefix = "bourse.market-data.archive")
public interface ArchiveConfig {
    /**
     * An absolute path of a folder, the same for each replica; made at the start if the one above
     * it is there. Absent: what is old is dropped and not archived.
     */
    Optional<Path> directory();

    /** The tables whose partitions are archived; those of others are dropped only. */
    @WithDefault("TRADES,CANDLES")
    Set<ArchivedTable> tables();
}
