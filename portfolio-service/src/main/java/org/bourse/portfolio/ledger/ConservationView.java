package org.bourse.portfolio.ledger;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether everything that came in is still there or went out.
 *
 * @param position the ledger's, at which this was counted
 * @param ok every difference is zero and there are no mismatches
 * @param mismatches balances that are not the sum of their postings
 */
@Schema(name = "Conservation")
record ConservationView(
        @Schema(examples = "4711") String position,
        boolean ok,
        long mismatches,
        List<AssetSum> assets) {

    /**
     * Sums over all accounts.
     *
     * @param available of users' accounts
     * @param held of users' accounts
     * @param fees of the account FEES
     * @param external of the account EXTERNAL, which may be negative
     * @param difference (available + held + fees + external) - (deposits - withdrawals)
     */
    @Schema(name = "AssetSum")
    record AssetSum(
            @Schema(examples = "USDT") String asset,
            @Schema(examples = "1000000") String deposits,
            @Schema(examples = "0") String withdrawals,
            @Schema(examples = "999000") String available,
            @Schema(examples = "990") String held,
            @Schema(examples = "10") String fees,
            @Schema(examples = "0") String external,
            @Schema(examples = "0") String difference) {}
}
