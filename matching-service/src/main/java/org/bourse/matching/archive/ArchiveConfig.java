package org.bourse.matching.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bourse.platform.config.Within;

/** Where the venue's topics are archived, and what is deleted from them. */
@ConfigMapping(prefix = "bourse.archive")
public interface ArchiveConfig {
    /** The folder of this venue's archive, on another machine's disk; absent: nothing is done. */
    Optional<Path> dir();

    /** How often it is brought up to date: so much of the log is lost with the machine. */
    @WithDefault("5S")
    @Within(min = "100ms", max = "1d")
    Duration every();

    /** The topics that are deleted from; never trade-events, which candles are made of. */
    Optional<List<String>> delete();

    /** Where base backups of the databases are; nothing is deleted that the newest needs. */
    Optional<Path> backups();

    /** Nothing younger is deleted. */
    @WithDefault("7D")
    @Within(min = "0s", max = "36500d")
    Duration keep();

    /** Guards against a slip in the value above; must be lowered, too. */
    @WithDefault("7D")
    @Within(min = "0s", max = "36500d")
    Duration keepMin();
}
