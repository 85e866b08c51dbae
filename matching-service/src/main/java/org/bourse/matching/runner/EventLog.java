package org.bourse.matching.runner;

import org.bourse.matching.codec.EventRecord;

/** Where the leader of the venue sends its events. */
public interface EventLog {

    /**
     * Stores the record after all those sent before; may return before it is stored, and waits when
     * too many are not acknowledged yet. Whoever implements it ends the process when storing fails
     * or its outcome is unknown: nothing is sent past a hole.
     */
    void send(EventRecord record);

    /**
     * The position of the oldest command of which a record was sent but is not known to be stored;
     * {@link Long#MAX_VALUE} when there is none. The thread that sends calls this.
     */
    long unacknowledgedPosition();
}
