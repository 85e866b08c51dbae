package org.bourse.marketdata.source.tick;

/**
 * The best levels of a book, best first, after the change {@code lastId}.
 *
 * @param levelsMax how many a side were asked for: a side with fewer is told whole
 */
public record SourceDepthSnapshot(
        String symbol, long timeMicros, long lastId, int levelsMax, Levels bids, Levels asks)
        implements Tick {}
