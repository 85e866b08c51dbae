package org.bourse.risk.threshold;

import java.util.List;

/**
 * Payments to be reported; each payment is in one hit at most.
 *
 * @param threshold as it was set, in units of the asset that the payments are measured in
 * @param totalMinor what they come to in that asset, 2^63 - 1 at most; 0 where it is not known
 * @param transfers in the order of the log, at least one; the last one completed the hit
 */
public record Hit(
        HitRule rule, WindowKey key, String threshold, long totalMinor, List<Measured> transfers) {
    public Hit {
        transfers = List.copyOf(transfers);
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("a hit without payments");
        }
    }

    /** The payment that completed it. */
    public Transfer completing() {
        return transfers.getLast().transfer();
    }
}
