package org.bourse.core.snapshot;

/** Gives the bytes of a snapshot, piece by piece. */
@FunctionalInterface
public interface SnapshotSource {
    /** What {@link #read} returns at the end. */
    int END = -1;

    /**
     * Reads the next bytes. What it throws goes to the caller of the restore as it is.
     *
     * @return how many were read, at least 1 and at most {@code length}, or {@link #END}
     */
    int read(byte[] into, int offset, int length);
}
