package org.bourse.matching.runner;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bourse.contracts.v1.Writer;
import org.bourse.core.VenueConfig;

/**
 * What a runner is told of its venue.
 *
 * @param venue the partition it reads and writes
 * @param bounds of the core's state
 * @param patience so long may a leader be silent before another one claims the venue
 * @param keys the writers each key is to speak for; what is missing is activated at the start
 */
public record RunnerSettings(
        int venue, VenueConfig bounds, Duration patience, Map<Integer, List<Writer>> keys) {
    public RunnerSettings {
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
    }
}
