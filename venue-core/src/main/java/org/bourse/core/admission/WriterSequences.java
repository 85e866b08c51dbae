package org.bourse.core.admission;

/**
 * The last sequence of each remembered instance of one writer. Only increasing sequences are
 * accepted, so a command that is written again does nothing. Instances and sequences are unsigned.
 */
public final class WriterSequences {
    private final long[] instances;
    private final long[] lastSequences;
    private int size;

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

    /**
     * A full table forgets its smallest instance for a greater one. It stays full, so all that were
     * ever forgotten are smaller than all that are remembered, and are refused.
     */
    private boolean remember(long instance, long sequence) {
        if (instance == 0) {
            return false;
        }
        int at = size;
        if (size == instances.length) {
            at = smallest();
            if (Long.compareUnsigned(instance, instances[at]) < 0) {
                return false;
            }
        } else {
            size++;
        }
        instances[at] = instance;
        lastSequences[at] = sequence;
        latest = at;
        return true;
    }

    private int smallest() {
        int smallest = 0;
        for (int at = 1; at < size; at++) {
            if (Long.compareUnsigned(instances[at], instances[smallest]) < 0) {
                smallest = at;
            }
        }
        return smallest;
    }
}
