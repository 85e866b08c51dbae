package org.bourse.portfolio.position;

import java.math.BigDecimal;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;

/**
 * A symbol as far as positions need it; all of it is fixed when the symbol is listed.
 *
 * @param number the venue's
 * @param base the base asset's number
 * @param quote the quote asset's number
 * @param tick one tick of price is {@code tick * 10^-priceScale} of the quote asset
 * @param lotMinor minor units of the base asset in one lot
 * @param notionalMinor minor units of the quote asset that one lot costs at one tick
 */
public record TradedSymbol(
        int number,
        String name,
        int base,
        int quote,
        long tick,
        int priceScale,
        long lotMinor,
        long notionalMinor) {

    /** As the venue lists it. */
    public static TradedSymbol of(SymbolTerms terms) {
        return new TradedSymbol(
                terms.number(),
                terms.name(),
                terms.base().getAsset(),
                terms.quote().getAsset(),
                terms.symbol().getTick(),
                terms.symbol().getPriceScale(),
                terms.lotMinor(),
                terms.notionalMinorPerTickLot());
    }

    /** A price as people write it. */
    public String price(long ticks) {
        return Decimals.print(
                BigDecimal.valueOf(ticks).multiply(BigDecimal.valueOf(tick, priceScale)));
    }
}
