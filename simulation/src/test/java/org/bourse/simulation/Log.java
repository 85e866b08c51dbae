package org.bourse.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The venue's partition of the log. */
final class Log {
    private final List<Entry> entries = new ArrayList<>();
    private final Listener listener;

    /** A record and what it was meant to be. */
    @SuppressWarnings("ArrayRecordComponent") // Only handed on.
    record Entry(byte @Nullable [] bytes, Meaning meaning) {}

    /** Hears of each record when it is stored. */
    interface Listener {
        void stored(long position, Entry entry);
    }

    Log(Listener listener) {
        this.listener = listener;
    }

    /** Stores a record and returns its position. */
    long append(Entry entry) {
        long position = entries.size();
        entries.add(entry);
        listener.stored(position, entry);
        return position;
    }

    long end() {
        return entries.size();
    }

    Entry get(long position) {
        return entries.get((int) position);
    }

    /** Loses all records from a position on. */
    void truncate(long end) {
        entries.subList((int) end, entries.size()).clear();
    }
}
