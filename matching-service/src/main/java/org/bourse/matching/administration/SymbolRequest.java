package org.bourse.matching.administration;

import org.jspecify.annotations.Nullable;

/**
 * A symbol to be listed; decimals as text, all of them required but the bands, their reference and
 * the breaker.
 *
 * @param symbol BASE-QUOTE
 * @param tickSize the smallest step of the price, in the quote asset
 * @param lotSize the smallest step of the quantity, in the base asset
 * @param minQuantity of an order
 * @param maxQuantity of an order
 * @param minNotional price times quantity of an order at least, in the quote asset
 * @param makerFeeRate 0.001 is 0.1 %; negative is a rebate
 * @param marketBound how far from the best price a market order may trade, as a part of that price
 * @param staticBand how far from the reference price any price may be, as a part of that price
 * @param dynamicBand how far beyond the last price an order may reach, as a part of that price
 * @param referencePrice of the static band
 * @param breaker absent: none
 */
public record SymbolRequest(
        @Nullable String symbol,
        @Nullable String base,
        @Nullable String quote,
        @Nullable String tickSize,
        @Nullable String lotSize,
        @Nullable String minQuantity,
        @Nullable String maxQuantity,
        @Nullable String minNotional,
        @Nullable String makerFeeRate,
        @Nullable String takerFeeRate,
        @Nullable String marketBound,
        @Nullable String staticBand,
        @Nullable String dynamicBand,
        @Nullable String referencePrice,
        @Nullable BreakerRequest breaker) {}
