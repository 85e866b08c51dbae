package org.bourse.portfolio.report;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The open lots of a position, oldest first.
 *
 * @param more whether there are younger ones that the answer leaves out
 */
@Schema(name = "TaxLots")
record LotsView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "BTC-USDT") String symbol,
        List<Lot> lots,
        boolean more) {

    /**
     * What is left of a purchase.
     *
     * @param cost with the fee, of the quote asset
     * @param ageDays whole days since the purchase
     */
    @Schema(name = "TaxLot")
    record Lot(
            @Schema(examples = "4824064") String tradeId,
            Instant acquiredAt,
            @Schema(examples = "3") long ageDays,
            @Schema(examples = "1") String quantity,
            @Schema(examples = "60030") String cost) {}
}
