package org.bourse.risk.threshold;

import org.bourse.risk.limit.ListedAsset;

/** What ledger-events tell that matters here. */
public sealed interface Movement {
    record Listed(ListedAsset asset) implements Movement {}

    /** So much of the one asset was paid for so much of the other, in minor units above 0. */
    record Traded(int quote, long quoteMinor, int base, long baseMinor) implements Movement {}

    record Paid(Transfer transfer) implements Movement {}
}
