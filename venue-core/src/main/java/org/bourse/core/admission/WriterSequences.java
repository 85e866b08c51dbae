package org.bourse.core.admission;

import java.util.Arrays;
import org.bourse.core.snapshot.StateReader;
import org.bourse.core.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The last sequence of each remembered instance of one writer, the smallest instance first. Only
 * increasing sequences are accepted, so a command that is written again does nothing. Instances and
 * sequences are unsigned.
 */
public final class WriterSequences {
    /** An instance, made with the table and used again for another when it is forgotten. */
    private static final class Instance {
        private long number;
        private long lastSequence;
    }

    private final Instance[] instances;
    private int size;

    /** The greatest instance that was forgotten; 0 for none. */
    private long floor;

    /** The last one that came, looked at first next time. */
    private Instance latest;

    public WriterSequences(int instancesMax) {
        instances = new Instance[instancesMax];
        Arrays.setAll(instances, _ -> new Instance());
        latest = new Instance();
        latest.lastSequence = -1; // Instance 0, which is none, and of which none is greater.
    }

    /** Consumes the sequence and returns true, or returns false: it was seen before. */
    public boolean consume(long instance, long sequence) {
        if (latest.number != instance) {
            Instance found = find(instance);
            if (found == null) {
                return sequence != 0 && remember(instance, sequence);
            }
            latest = found;
        }
        if (Long.compareUnsigned(sequence, latest.lastSequence) <= 0) {
            return false;
        }
        latest.lastSequence = sequence;
        return true;
    }

    /** The last sequence of an instance; 0 for one that is not remembered. */
    public long last(long instance) {
        Instance found = find(instance);
        return found == null ? 0 : found.lastSequence;
    }

    private @Nullable Instance find(long instance) {
        for (int at = 0; at < size; at++) {
            if (instances[at].number == instance) {
                return instances[at];
            }
        }
        return null;
    }

    /** A full table forgets its smallest instance for a greater one. */
    private boolean remember(long instance, long sequence) {
        if (Long.compareUnsigned(instance, floor) <= 0) {
            return false;
        }
        if (size == instances.length) {
            if (Long.compareUnsigned(instance, instances[0].number) < 0) {
                return false;
            }
            forgetSmallest();
        }
        insert(instance, sequence);
        return true;
    }

    /** The last place is free then. */
    private void forgetSmallest() {
        Instance smallest = instances[0];
        floor = smallest.number;
        size--;
        System.arraycopy(instances, 1, instances, 0, size);
        instances[size] = smallest;
    }

    private void insert(long instance, long sequence) {
        latest = instances[size];
        latest.number = instance;
        latest.lastSequence = sequence;
        int at = size;
        while (at > 0 && Long.compareUnsigned(instance, instances[at - 1].number) < 0) {
            instances[at] = instances[at - 1];
            at--;
        }
        instances[at] = latest;
        size++;
    }

    /** Writes what is remembered. */
    public void write(StateWriter out) {
        out.writeLong(floor);
        out.writeInt(size);
        for (int at = 0; at < size; at++) {
            out.writeLong(instances[at].number);
            out.writeLong(instances[at].lastSequence);
        }
    }

    /** Reads it; what was forgotten stays so, however many may be remembered now. */
    public void read(StateReader in) {
        floor = in.readLong();
        size = in.readCount("instances of a writer", instances.length);
        for (int at = 0; at < size; at++) {
            instances[at].number = in.readLong();
            instances[at].lastSequence = in.readLong();
        }
    }
}
