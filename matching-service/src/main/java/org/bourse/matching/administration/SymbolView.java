package org.bourse.matching.administration;

import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Symbol;

/** A symbol as it is listed; the words are those of {@link SymbolRequest}. */
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
        String marketBound) {

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
                Decimals.print(symbol.getMakerRateE8(), SymbolReading.RATE_SCALE),
                Decimals.print(symbol.getTakerRateE8(), SymbolReading.RATE_SCALE),
                Decimals.print(symbol.getMarketBoundE8(), SymbolReading.RATE_SCALE));
    }
}
