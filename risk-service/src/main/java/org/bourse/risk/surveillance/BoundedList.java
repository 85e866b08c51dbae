package org.bourse.risk.surveillance;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The newest of a sequence in time: bounded by age and by number; forgets the oldest. That is how
 * far a rule looks back, not a loss: how many there are at most is no setting.
 */
final class BoundedList<E> implements Iterable<E> {
    private final ArrayDeque<E> entries = new ArrayDeque<>();
    private final ToLongFunction<E> timeMicros;
    private final int entriesMax;

    BoundedList(int entriesMax, ToLongFunction<E> timeMicros) {
        this.entriesMax = entriesMax;
        this.timeMicros = timeMicros;
    }

    void add(E entry) {
        entries.addLast(entry);
        if (entries.size() > entriesMax) {
            entries.removeFirst();
        }
    }

    /** Forgets what is older than this. */
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
