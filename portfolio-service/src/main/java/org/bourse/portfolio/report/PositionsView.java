package org.bourse.portfolio.report;

import java.time.Instant;
import java.util.List;
import org.bourse.portfolio.position.CostMethod;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account's positions.
 *
 * @param position of the log: all commands up to it are in
 * @param costMethod by which its sales take lots now
 */
@Schema(name = "Positions")
record PositionsView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "4711") String position,
        CostMethod costMethod,
        List<Position> positions) {

    /**
     * Of one symbol; amounts are of its quote asset.
     *
     * @param quantity available and held of the base asset, wherever it came from
     * @param knownQuantity bought at this symbol and not sold since
     * @param cost of that, with fees
     * @param averageCost of one unit of it, to 18 digits
     * @param lastPrice of the last trade; absent when there was none, with what follows from it
     * @param exposure the quantity at the last price
     * @param unrealised the known quantity at the last price, less its cost
     * @param realised of all sales of known cost
     * @param dayRealised of those since the day began, UTC
     * @param dayResult realised, unrealised, and gains of what left without a sale, since the day
     *     began
     * @param unknownProceeds of what was sold without known cost
     */
    @Schema(name = "Position")
    record Position(
            @Schema(examples = "BTC-USDT") String symbol,
            @Schema(examples = "1.5") String quantity,
            @Schema(examples = "1") String knownQuantity,
            @Schema(examples = "60030") String cost,
            @Schema(examples = "60030") @Nullable String averageCost,
            @Schema(examples = "61000") @Nullable String lastPrice,
            @Nullable Instant lastTradedAt,
            @Schema(examples = "91500") @Nullable String exposure,
            @Schema(examples = "970") @Nullable String unrealised,
            @Schema(examples = "0") String realised,
            @Schema(examples = "0") String dayRealised,
            @Schema(examples = "970") String dayResult,
            @Schema(examples = "30") String fees,
            @Schema(examples = "0") String unknownProceeds) {}
}
