package org.bourse.matching.administration;

import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Breaker;
import org.bourse.contracts.v1.Symbol;
import org.bourse.contracts.v1.SymbolState;
import org.jspecify.annotations.Nullable;

/**
 * A symbol as it is; the words are those of {@link SymbolRequest}. A band or reference price of 0
 * is none.
 *
 * @param breaker absent: none
 * @param status TRADING, HALTED, CANCEL_ONLY, AUCTION, UNCROSSING or DELISTED
 */
public record SymbolView(
        int number,
        String symbol,
        String base,
        String quote,
        String tickSize,
        String lotSize,
        String minQuantity,
        String maxQuantity,
        String minNotional,
        String makerFeeRate,
        String takerFeeRate,
        String marketBound,
        String staticBand,
        String dynamicBand,
        String referencePrice,
        @Nullable BreakerView breaker,
        String status) {

    /** As in {@link BreakerRequest}. */
    record BreakerView(String rate, int windowSeconds, int pauseSeconds, int auctionSeconds) {
        static BreakerView of(Breaker breaker) {
            return new BreakerView(
                    Decimals.print(breaker.getRateE8(), Fields.RATE_SCALE),
                    breaker.getWindowSeconds(),
                    breaker.getPauseSeconds(),
                    breaker.getAuctionSeconds());
        }
    }

    static SymbolView of(SymbolTerms terms) {
        Symbol symbol = terms.symbol();
        return new SymbolView(
                symbol.getSymbol(),
                symbol.getName(),
                terms.base().getCode(),
                terms.quote().getCode(),
                terms.tickSize(),
                terms.lotSize(),
                terms.quantity(symbol.getLotsMin()),
                terms.quantity(symbol.getLotsMax()),
                terms.quoteAmount(symbol.getNotionalMinorMin()),
                Decimals.print(symbol.getMakerRateE8(), Fields.RATE_SCALE),
                Decimals.print(symbol.getTakerRateE8(), Fields.RATE_SCALE),
                Decimals.print(symbol.getMarketBoundE8(), Fields.RATE_SCALE),
                Decimals.print(symbol.getStaticBandE8(), Fields.RATE_SCALE),
                Decimals.print(symbol.getDynamicBandE8(), Fields.RATE_SCALE),
                terms.price(symbol.getReferencePriceTicks()),
                symbol.hasBreaker() ? BreakerView.of(symbol.getBreaker()) : null,
                status(symbol.getState()));
    }

    /** A symbol that was listed without a state trades. */
    static String status(SymbolState state) {
        return (state == SymbolState.SYMBOL_STATE_UNSPECIFIED ? SymbolState.TRADING : state).name();
    }
}
