package org.bourse.risk.surveillance;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The newest of a sequence in time: bounded by age and by number; forgets the oldest. */
final class BoundedList<E> implements Iterable<E> {
    private final ArrayDeque<E> entries = new ArrayDeque<>();
    private final ToLongFunction<E> timeMicros;
    private final int entriesMax;

    BoundedList(int entriesMax, ToLongFunction<E> timeMicros) {
        this.entriesMax = entriesMax;
        this.timeMicros = timeMicros;
    }

    /** True when the oldest had to give way. */
    boolean add(E entry) {
        entries.addLast(entry);
        boolean full = entries.size() > entriesMax;
        if (full) {
            entries.removeFirst();
        }
        return full;
    }

    /** Forgets what is older than this; that is no loss. */
    void expire(long beforeMicros) {
        while (!entries.isEmpty() && timeMicros.applyAsLong(entries.getFirst()) < beforeMicros) {
            entries.removeFirst();
        }
    }

    void clear() {
        entries.clear();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    E newest() {
        return entries.getLast();
    }

    Stream<E> stream() {
        return entries.stream();
    }

    @Override
    public Iterator<E> iterator() {
        return entries.iterator();
    }
}
