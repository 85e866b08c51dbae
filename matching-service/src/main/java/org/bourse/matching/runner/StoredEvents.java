package org.bourse.matching.runner;

import java.util.List;
import org.bourse.matching.codec.EventRecord;

/**
 * What is stored on the venue's event topics, whoever sent it: read by one thread, from near the
 * end on. For a while after a change of leaders a record may be stored more than once, and one of
 * an earlier sequence after one of a later.
 */
public interface StoredEvents {

    /**
     * Begins to follow: the last records of every topic that are stored now, as many as are needed
     * to see the last; what is stored later comes from the other methods.
     */
    List<EventRecord> follow();

    /** What came since, as far as it is here already; each topic in its order. */
    List<EventRecord> poll();

    /** What came since and is stored before this call. Waits for it. */
    List<EventRecord> drain();
}
