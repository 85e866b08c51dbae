package org.bourse.matching.runner;

import java.util.List;
import org.bourse.matching.codec.EventRecord;

/**
 * What this process makes of the log: compared with what is stored, or sent when it is this
 * process's to say.
 */
final class Outbox {
    private final EventLog events;
    private final StoredEvents stored;
    private final Unconfirmed unconfirmed;
    private boolean sends;

    /**
     * @param unconfirmed as it was when {@code stored} began to be followed
     */
    Outbox(EventLog events, StoredEvents stored, Unconfirmed unconfirmed) {
        this.events = events;
        this.stored = stored;
        this.unconfirmed = unconfirmed;
    }

    /** A command caused these records. */
    void made(List<EventRecord> records) throws ContradictionException {
        for (EventRecord record : records) {
            if (sends) {
                events.send(record);
            } else {
                unconfirmed.made(record);
            }
        }
    }

    /** Compares what others have stored; all commands before {@code next} were applied. */
    void look(long next) throws ContradictionException {
        compare(stored.poll(), next);
    }

    private void compare(List<EventRecord> records, long next) throws ContradictionException {
        for (EventRecord record : records) {
            unconfirmed.stored(record);
        }
        unconfirmed.applied(next);
    }

    /** From now on records are sent; first those that are not stored yet. Returns their number. */
    int send(long next) throws ContradictionException {
        compare(stored.drain(), next);
        List<EventRecord> unsent = unconfirmed.take();
        sends = true;
        unsent.forEach(events::send);
        return unsent.size();
    }

    /** Whether anything may have been sent. */
    boolean sends() {
        return sends;
    }

    /** True when no more should be made before some of it is seen stored. */
    boolean isFull() {
        return unconfirmed.isFull();
    }

    /** Everything of the commands up to this position is stored. */
    long storedPosition(long next) {
        return sends
                ? Math.min(events.unacknowledgedPosition(), next) - 1
                : unconfirmed.confirmedPosition(next);
    }
}
