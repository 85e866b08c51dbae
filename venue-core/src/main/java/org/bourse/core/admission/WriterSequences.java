package org.bourse.core.admission;

import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;

/**
 * The last sequence of each remembered instance of one writer, the smallest instance first. Only
 * increasing sequences are accepted, so a command that is written again does nothing. Instances and
 * sequences are unsigned.
 */
public final class WriterSequences {
    private final long[] instances;
    private final long[] lastSequences;
    private int size;

    /** The greatest instance that was forgotten; 0 for none. */
    private long floor;

    /** The last one found, looked at first next time. */
    private int latest;

    public WriterSequences(int instancesMax) {
        instances = new long[instancesMax];
        lastSequences = new long[instancesMax];
    }

    /** Consumes the sequence and returns true, or returns false: it was seen before. */
    public boolean consume(long instance, long sequence) {
        int at = find(instance);
        if (at == size) {
            return sequence != 0 && remember(instance, sequence);
        }
        latest = at;
        if (Long.compareUnsigned(sequence, lastSequences[at]) <= 0) {
            return false;
        }
        lastSequences[at] = sequence;
        return true;
    }

    /** The last sequence of an instance; 0 for one that is not remembered. */
    public long last(long instance) {
        int at = find(instance);
        return at == size ? 0 : lastSequences[at];
    }

    private int find(long instance) {
        if (latest < size && instances[latest] == instance) {
            return latest;
        }
        int at = 0;
        while (at < size && instances[at] != instance) {
            at++;
        }
        return at;
    }

    /** A full table forgets its smallest instance for a greater one. */
    private boolean remember(long instance, long sequence) {
        if (Long.compareUnsigned(instance, floor) <= 0) {
            return false;
        }
        if (size == instances.length) {
            if (Long.compareUnsigned(instance, instances[0]) < 0) {
                return false;
            }
            forgetSmallest();
        }
        insert(instance, sequence);
        return true;
    }

    private void forgetSmallest() {
        floor = instances[0];
        size--;
        System.arraycopy(instances, 1, instances, 0, size);
        System.arraycopy(lastSequences, 1, lastSequences, 0, size);
    }

    private void insert(long instance, long sequence) {
        int at = size;
        while (at > 0 && Long.compareUnsigned(instance, instances[at - 1]) < 0) {
            instances[at] = instances[at - 1];
            lastSequences[at] = lastSequences[at - 1];
            at--;
        }
        instances[at] = instance;
        lastSequences[at] = sequence;
        latest = at;
        size++;
    }

    /** Writes what is remembered. */
    public void write(StateWriter out) {
        out.writeLong(floor);
        out.writeInt(size);
        for (int at = 0; at < size; at++) {
            out.writeLong(instances[at]);
            out.writeLong(lastSequences[at]);
        }
    }

    /** Reads it; what was forgotten stays so, however many may be remembered now. */
    public void read(StateReader in) {
        floor = in.readLong();
        size = in.readCount("instances of a writer", instances.length);
        for (int at = 0; at < size; at++) {
            instances[at] = in.readLong();
            lastSequences[at] = in.readLong();
        }
    }
}
