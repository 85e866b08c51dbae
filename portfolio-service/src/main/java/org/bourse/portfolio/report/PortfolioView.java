package org.bourse.portfolio.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that an account has, in one currency, by last prices.
 *
 * @param position of the log: all commands up to it are in
 * @param equity of all that has a price
 * @param cash of it, in assets that are no symbol's base
 * @param dayResult equity less equity when the day began (UTC) and less deposits and withdrawals
 *     since
 * @param unpriced assets that are there and have no price in the currency: they are not in the
 *     equity
 */
@Schema(name = "Portfolio")
record PortfolioView(
        @Schema(examples = "1000") String accountId,
        @Schema(examples = "4711") String position,
        @Schema(examples = "USDT") String currency,
        @Schema(examples = "100970") String equity,
        @Schema(examples = "39970") String cash,
        @Schema(examples = "970") String dayResult,
        List<Holding> assets,
        List<Exposure> exposures,
        List<String> unpriced) {

    /**
     * Of one asset.
     *
     * @param value in the currency; absent when it has no price
     * @param share of the equity, a fraction of one; absent also when the equity is none
     * @param prices the symbols whose last prices made the value
     */
    @Schema(name = "Holding")
    record Holding(
            @Schema(examples = "BTC") String asset,
            @Schema(examples = "1") String quantity,
            @Schema(examples = "61000") @Nullable String value,
            @Schema(examples = "0.604") @Nullable String share,
            List<String> prices) {}

    /** Of the base asset of one symbol, at this symbol's last price and in the currency. */
    @Schema(name = "SymbolExposure")
    record Exposure(
            @Schema(examples = "BTC-USDT") String symbol,
            @Schema(examples = "61000") String value) {}
}
