package org.bourse.portfolio.close;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bourse.platform.config.Within;

/** How days are closed. */
@ConfigMapping(prefix = "bourse.close")
public interface CloseConfig {
    /**
     * The calendar of the venue's days: each of its trading days is one, with the days without
     * trading before it. Changed later, the days that are closed stay until the ledger is rebuilt.
     */
    @WithDefault("24x7")
    String calendar();

    /** A folder with more calendars, as of docs/calendars.md. */
    Optional<Path> calendarFolder();

    /** How often it is looked whether a day has ended. */
    @WithDefault("10s")
    @Within(min = "10ms", max = "1h")
    Duration lookEvery();
}
