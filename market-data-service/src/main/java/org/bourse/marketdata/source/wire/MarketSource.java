package org.bourse.marketdata.source.wire;

/** A connection to a provider, which tells a pipeline what comes. */
public interface MarketSource extends AutoCloseable {
    /** Begins; whatever happens later, it tries again until it is closed. */
    void start();

    /** Ends; nothing is told afterwards. */
    @Override
    void close();
}
