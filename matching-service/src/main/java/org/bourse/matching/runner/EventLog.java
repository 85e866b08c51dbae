package org.bourse.matching.runner;

import java.util.Optional;
import org.bourse.matching.codec.EventRecord;
import org.bourse.matching.codec.EventTopic;

/** The event topics of the venue. */
public interface EventLog {

    /** The last record stored on the topic. */
    Optional<EventRecord> last(EventTopic topic);

    /**
     * Stores the record after all those sent before; may return before it is stored, and waits when
     * too many are not acknowledged yet. Whoever implements it ends the process when storing fails
     * or its outcome is unknown: nothing is sent past a hole.
     */
    void send(EventRecord record);
}
