package org.bourse.marketdata.calendar;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Which calendars there are; the same as matching-service has. */
@ConfigMapping(prefix = "bourse.calendars")
public interface CalendarConfig {
    /** A folder of an operator's own calendars, NAME.json; absent: only those that are shipped. */
    Optional<Path> folder();
}
