package org.bourse.marketdata.source.tick;

/**
 * The levels of a book that changed from {@code firstId} to {@code lastId}, as they are at the end;
 * 0 lots: nothing rests there any more.
 */
public record SourceDepthUpdate(
        String symbol, long timeMicros, long firstId, long lastId, Levels bids, Levels asks)
        implements Tick {}
