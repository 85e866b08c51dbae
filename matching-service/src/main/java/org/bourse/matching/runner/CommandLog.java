package org.bourse.matching.runner;

import java.time.Duration;
import java.util.List;

/** The venue's log, read by one thread. */
public interface CommandLog {

    /** The position of the first record there is; 0 unless older ones were archived. */
    long beginning();

    /** The position after the last record there is. */
    long end();

    /**
     * Goes on reading here. Reading begins at 0.
     *
     * @param position from {@link #beginning} to {@link #end}
     */
    void seek(long position);

    /** The next records in order; none when none came in time. */
    List<LoggedCommand> poll(Duration atMost);
}
