package org.bourse.core.book;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The least value of the last seconds: a ring of values that rise with their seconds. A value goes
 * as soon as a later one is not above it, since it can never be the least again. So there is one
 * per second at most, and each is added and removed once.
 */
final class WindowMinimum {
    private final long[] seconds;
    private final long[] values;
    private int first;
    private int size;

    WindowMinimum(int secondsMax) {
        seconds = new long[secondsMax];
        values = new long[secondsMax];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The least value; there must be one. */
    long value() {
        return values[first];
    }

    /** Adds a value; seconds never fall, and those that are out of the window are forgotten. */
    void add(long second, long value) {
        while (size != 0 && values[at(size - 1)] >= value) {
            size--;
        }
        if (size == 0 || seconds[at(size - 1)] != second) {
            seconds[at(size)] = second;
            values[at(size)] = value;
            size++;
        }
    }

    /** Forgets the values of the seconds before this one. */
    void forgetBefore(long second) {
        while (size != 0 && seconds[first] < second) {
            first = at(1);
            size--;
        }
    }

    void clear() {
        size = 0;
    }

    void write(StateWriter out) {
        out.writeInt(size);
        for (int n = 0; n < size; n++) {
            out.writeLong(seconds[at(n)]);
            out.writeLong(values[at(n)]);
        }
    }

    void read(StateReader in) {
        size = in.readCount("seconds", values.length);
        for (int n = 0; n < size; n++) {
            seconds[n] = in.readLong();
            values[n] = in.readLong();
        }
    }

    private int at(int n) {
        int at = first + n;
        return at < values.length ? at : at - values.length;
    }
}
