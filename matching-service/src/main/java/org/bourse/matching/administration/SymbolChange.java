package org.bourse.matching.administration;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Other rules of a listed symbol, in the words of {@link SymbolRequest}; what is absent stays as it
 * is. A band, reference price or breaker's rate of 0 is none.
 */
public record SymbolChange(
        @Nullable String minQuantity,
        @Nullable String maxQuantity,
        @Nullable String minNotional,
        @Nullable String makerFeeRate,
        @Nullable String takerFeeRate,
        @Nullable String marketBound,
        @Nullable String staticBand,
        @Nullable String dynamicBand,
        @Nullable String referencePrice,
        @Nullable BreakerRequest breaker) {

    boolean isEmpty() {
        return Stream.of(
                        minQuantity,
                        maxQuantity,
                        minNotional,
                        makerFeeRate,
                        takerFeeRate,
                        marketBound,
                        staticBand,
                        dynamicBand,
                        referencePrice,
                        breaker)
                .allMatch(Objects::isNull);
    }
}
