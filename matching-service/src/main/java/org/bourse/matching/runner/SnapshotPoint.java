package org.bourse.matching.runner;

import java.util.Map;
import org.bourse.core.snapshot.StateHash;
import org.bourse.matching.codec.EventTopic;

/**
 * Where in the log and on the topics a snapshot belongs.
 *
 * @param position of the last command that is in it
 * @param recordHash SHA-256 of that command's record, in hexadecimal
 * @param sequences of the last record on each topic
 * @param stateHash of the venue
 */
public record SnapshotPoint(
        long position, String recordHash, Map<EventTopic, Long> sequences, StateHash stateHash) {
    public SnapshotPoint {
        sequences = Map.copyOf(sequences);
    }
}
