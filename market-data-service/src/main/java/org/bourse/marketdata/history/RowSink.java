package org.bourse.marketdata.history;

import org.bourse.marketdata.source.tick.Finding;

/** Takes what a line was found to be. */
public interface RowSink {
    void bar(HistoryBar bar);

    void trade(HistoryTrade trade);

    /** A line that cannot be read. */
    void refused(Finding finding);

    /** A line that tells of something else. */
    void passedOver();
}
