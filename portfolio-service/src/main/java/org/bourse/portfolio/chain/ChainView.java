package org.bourse.portfolio.chain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The end of the chain.
 *
 * @param chained false when the ledger is older than its chain, which a rebuild begins
 * @param position of the last entry; none before the first
 * @param hash the last entry's, in hexadecimal digits
 */
@Schema(name = "LedgerChain")
record ChainView(
        boolean chained,
        @Schema(examples = "4711") @Nullable String position,
        @Schema(examples = "2efb911461e04d3e2ad7bffa54a51037257e79a66caee078ad6056f6c68409a9")
                @Nullable String hash) {

    /**
     * Whether some consecutive entries are as they were booked.
     *
     * @param entries how many were looked at
     * @param whole whether all their hashes are what they have to be
     * @param brokenAt the first entry whose hash is not
     * @param next where to go on; none when there is nothing after what was looked at
     */
    @Schema(name = "LedgerChainVerification")
    record Verification(
            int entries,
            boolean whole,
            @Schema(examples = "4712") @Nullable String brokenAt,
            @Schema(examples = "5000") @Nullable String next) {}
}
