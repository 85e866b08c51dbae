package org.bourse.marketdata.book;

import java.util.List;

/**
 * The best levels of a book, best first, after the change {@code sequence}. A book without changes
 * has sequence 0.
 */
public record DepthSnapshot(long sequence, List<BookLevel> bids, List<BookLevel> asks) {
    public DepthSnapshot {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
