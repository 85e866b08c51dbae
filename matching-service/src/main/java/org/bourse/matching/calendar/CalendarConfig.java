package org.bourse.matching.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bourse.platform.config.Within;

/** Which calendars there are, and how often symbols are brought in line with theirs. */
@ConfigMapping(prefix = "bourse.calendars")
public interface CalendarConfig {
    /** A folder of an operator's own calendars, NAME.json; absent: only those that are shipped. */
    Optional<Path> folder();

    /** Of the venue: what symbols follow that have no calendar; absent: they are left alone. */
    @WithName("default")
    Optional<String> ofVenue();

    /**
     * How often the leader looks whether the coming week is still the one the venue has; 1 s or
     * more.
     */
    @WithDefault("1M")
    @Within(min = "1s", max = "1d")
    Duration every();
}
