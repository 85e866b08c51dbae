package org.bourse.marketdata.history.load;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of candles.
 *
 * @param added were not there
 * @param unchanged were there, just so
 * @param joined were there of a part of the second's trades, and are of all known now
 * @param replaced were there otherwise, and are as told now
 * @param conflicting were there otherwise, and stayed
 * @param conflicts when the first of the conflicting begin
 */
record StoredCounts(
        long added,
        long unchanged,
        long joined,
        long replaced,
        long conflicting,
        List<String> conflicts) {
    static final int CONFLICTS_MAX = 10;
    static final StoredCounts NONE = new StoredCounts(0, 0, 0, 0, 0, List.of());

    StoredCounts plus(StoredCounts more) {
        return new StoredCounts(
                added + more.added,
                unchanged + more.unchanged,
                joined + more.joined,
                replaced + more.replaced,
                conflicting + more.conflicting,
                Stream.concat(conflicts.stream(), more.conflicts.stream())
                        .limit(CONFLICTS_MAX)
                        .toList());
    }
}
