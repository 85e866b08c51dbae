package org.bourse.portfolio.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a heat map of a portfolio shows: one cell for each symbol that is held, or was traded today.
 *
 * @param position of the log: all commands up to it are in
 * @param equity of all that has a price, in the currency
 * @param unpriced symbols that are held and have no price in the currency: they are no cells
 */
@Schema(name = "HeatMap")
record HeatMapView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "4711") String position,
        @Schema(examples = "USDT") String currency,
        @Schema(examples = "100970") String equity,
        List<Cell> cells,
        List<String> unpriced) {

    /**
     * A symbol. Amounts are of the currency, by last prices; what cannot be said is absent.
     *
     * @param value what is held of the base asset and counts for this symbol
     * @param weight that by the equity, a fraction
     * @param dayResult realised and unrealised since the day began (UTC), of known cost
     * @param dayReturn that by what the lots were worth when the day began, and what was bought
     *     since
     * @param dayChange of the symbol's last price since the day began, a fraction
     * @param unrealised of the open lots, since they were bought
     */
    @Schema(name = "HeatMapCell")
    record Cell(
            @Schema(examples = "BTC-USDT") String symbol,
            @Schema(examples = "LAYER_1") String sector,
            @Schema(examples = "61000") String value,
            @Schema(examples = "0.604") @Nullable String weight,
            @Schema(examples = "970") String dayResult,
            @Schema(examples = "0.0162") @Nullable String dayReturn,
            @Schema(examples = "0.01") @Nullable String dayChange,
            @Schema(examples = "1200") String unrealised) {}
}
