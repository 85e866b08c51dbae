package org.bourse.core.snapshot;

/** Takes the bytes of a snapshot, piece by piece. */
@FunctionalInterface
public interface SnapshotSink {
    /**
     * Called for each piece.
     *
     * @param bytes valid during the call only
     * @param length how many of them count, from the first on
     */
    void accept(byte[] bytes, int length);
}
