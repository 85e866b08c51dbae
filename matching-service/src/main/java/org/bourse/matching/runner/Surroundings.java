package org.bourse.matching.runner;

import java.util.function.LongSupplier;

/**
 * All that a runner has to do with.
 *
 * @param commands read by the runner's thread only
 * @param stored read by the runner's thread only
 * @param leaderIds gives another number each time, never 0, and never one that any runner of the
 *     venue was given before
 */
public record Surroundings(
        CommandLog commands,
        EventLog events,
        StoredEvents stored,
        SnapshotStore snapshots,
        CommandAppender appender,
        RunnerClock clock,
        LongSupplier leaderIds) {}
