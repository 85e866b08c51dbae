package org.bourse.risk.limit;

import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.SymbolLimit;
import org.jspecify.annotations.Nullable;

/**
 * Limits of an account in a symbol in people's words: decimals of the base asset for quantities, of
 * the quote asset for amounts. Null: not named, or not set.
 */
public record SymbolLimitText(
        @Nullable Boolean restricted,
        @Nullable Boolean reduceOnly,
        @Nullable String maxOrderQuantity,
        @Nullable String maxPosition,
        @Nullable String maxExposure,
        @Nullable String maxDailyVolume,
        @Nullable Integer maxOpenOrders) {

    public static SymbolLimitText of(SymbolLimit limit, SymbolTerms symbol) {
        return new SymbolLimitText(
                limit.hasRestricted() ? limit.getRestricted() : null,
                limit.hasReduceOnly() ? limit.getReduceOnly() : null,
                limit.hasLotsMax() ? symbol.quantity(limit.getLotsMax()) : null,
                limit.hasPositionLotsMax() ? symbol.quantity(limit.getPositionLotsMax()) : null,
                limit.hasExposureMinorMax()
                        ? symbol.quoteAmount(limit.getExposureMinorMax())
                        : null,
                limit.hasDailyNotionalMinorMax()
                        ? symbol.quoteAmount(limit.getDailyNotionalMinorMax())
                        : null,
                limit.hasOpenOrdersMax() ? limit.getOpenOrdersMax() : null);
    }
}
