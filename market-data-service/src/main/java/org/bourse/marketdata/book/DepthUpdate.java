package org.bourse.marketdata.book;

import java.util.List;

/**
 * What changed in a book from {@code firstSequence} to {@code lastSequence}, both included: the
 * touched levels as they are at the end.
 *
 * @param venueTimeMicros of the last change
 */
public record DepthUpdate(
        long firstSequence,
        long lastSequence,
        long venueTimeMicros,
        List<BookLevel> bids,
        List<BookLevel> asks) {
    public DepthUpdate {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
