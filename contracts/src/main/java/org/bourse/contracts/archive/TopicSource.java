package org.bourse.contracts.archive;

import java.util.List;

/** A partition of a topic that is to be archived, read by one thread. */
public interface TopicSource {
    String topic();

    int partition();

    /** The offset of the first record there is. */
    long beginning();

    /** The offset after the last record there is. */
    long end();

    /** Goes on reading here. */
    void seek(long offset);

    /** The next records in order; none when none came in time. */
    List<ArchivedRecord> poll();
}
