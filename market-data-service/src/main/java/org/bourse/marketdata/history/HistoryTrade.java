package org.bourse.marketdata.history;

import org.bourse.marketdata.source.tick.SourceTrade;

/**
 * A trade as a file tells it, or some that it joined to one.
 *
 * @param firstId the source's id of the first of them; 0 where it has none
 * @param lastId the id of the last
 * @param sideKnown whether it is told who took
 */
public record HistoryTrade(SourceTrade trade, long firstId, long lastId, boolean sideKnown) {
    /** How many trades these are. */
    public long count() {
        return lastId - firstId + 1;
    }
}
