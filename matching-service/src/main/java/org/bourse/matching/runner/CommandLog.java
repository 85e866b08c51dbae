package org.bourse.matching.runner;

import java.time.Duration;
import java.util.List;

/** The venue's log, read once from its first record on. */
public interface CommandLog {

    /** The position after the last record there is. */
    long end();

    /** The next records in order; none when none came in time. */
    List<LoggedCommand> poll(Duration atMost);
}
