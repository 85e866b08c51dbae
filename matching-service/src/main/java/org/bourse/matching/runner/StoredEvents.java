package org.bourse.matching.runner;

import java.util.List;
import org.bourse.matching.codec.EmittedSequences;
import org.bourse.matching.codec.EventRecord;

/**
 * What is stored on the venue's event topics, whoever sent it: read by one thread, from near the
 * end on. For a while after a change of leaders a record may be stored more than once, and one of
 * an earlier sequence after one of a later.
 */
public interface StoredEvents {

    /**
     * Begins to follow: records from the end of every topic, as it is now; what is stored later
     * comes from the other methods. The last of all may be missing, when more than are looked at
     * were stored again after it.
     *
     * @param least looks back until these have been met, if they are there
     */
    List<EventRecord> follow(EmittedSequences least);

    /** What came since, as far as it is here already; each topic in its order. */
    List<EventRecord> poll();

    /** What came since and is stored before this call. Waits for it. */
    List<EventRecord> drain();
}
