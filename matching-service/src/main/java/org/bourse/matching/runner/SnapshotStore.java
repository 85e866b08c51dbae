package org.bourse.matching.runner;

import java.util.List;
import java.util.function.Function;
import org.bourse.core.snapshot.SnapshotSink;
import org.bourse.core.snapshot.SnapshotSource;

/**
 * Keeps snapshots of a venue. One is found only after it was marked as verified. All methods throw
 * {@link SnapshotStoreException} when the store cannot be reached.
 */
public interface SnapshotStore {

    /** The verified ones, the newest first. */
    List<SnapshotPoint> verified();

    /**
     * Reads one.
     *
     * @throws org.bourse.core.snapshot.SnapshotException when what is read is not whole; what the
     *     reader throws is passed on
     */
    <T> T read(SnapshotPoint point, Function<SnapshotSource, T> reader);

    /**
     * Writes one, not yet verified; whole or not at all. It replaces what was there.
     *
     * @param position of the last command that is in it
     * @param writer writes it and tells where it belongs
     */
    SnapshotPoint write(long position, Function<SnapshotSink, SnapshotPoint> writer);

    /** From now on it is found. All but the newest {@code keep} verified ones are forgotten. */
    void markVerified(SnapshotPoint point, int keep);
}
