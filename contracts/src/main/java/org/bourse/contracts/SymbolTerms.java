package org.bourse.contracts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Symbol;

/**
 * Translates between people's decimals and a symbol's ticks, lots and minor units. Made of the
 * venue's own definition of the symbol and its two assets.
 */
public record SymbolTerms(Symbol symbol, Asset base, Asset quote) {
    private static final MathContext AVERAGE = new MathContext(18, RoundingMode.HALF_EVEN);

    public SymbolTerms {
        if (symbol.getBase() != base.getAsset() || symbol.getQuote() != quote.getAsset()) {
            throw new IllegalArgumentException("symbol=" + symbol.getName());
        }
    }

    public int number() {
        return symbol.getSymbol();
    }

    public String name() {
        return symbol.getName();
    }

    /** A price in ticks, or {@link Decimals#INVALID} when it is no whole number of ticks. */
    public long priceTicks(String price) {
        return whole(Decimals.parse(price, symbol.getPriceScale()), symbol.getTick());
    }

    public String price(long ticks) {
        return Decimals.print(decimal(ticks, symbol.getTick(), symbol.getPriceScale()));
    }

    /** A quantity in lots, or {@link Decimals#INVALID} when it is no whole number of lots. */
    public long lots(String quantity) {
        return whole(Decimals.parse(quantity, symbol.getQuantityScale()), symbol.getLot());
    }

    public String quantity(long lots) {
        return Decimals.print(decimal(lots, symbol.getLot(), symbol.getQuantityScale()));
    }

    /** An amount of the quote asset in minor units, or {@link Decimals#INVALID}. */
    public long quoteMinor(String amount) {
        return Decimals.parse(amount, quote.getScale());
    }

    public String quoteAmount(long minor) {
        return Decimals.print(minor, quote.getScale());
    }

    public String tickSize() {
        return price(1);
    }

    public String lotSize() {
        return quantity(1);
    }

    /** Minor units of the base asset in one lot. */
    public long lotMinor() {
        return BigDecimal.valueOf(symbol.getLot(), symbol.getQuantityScale())
                .movePointRight(base.getScale())
                .longValueExact();
    }

    /** Minor units of the quote asset that one lot costs at a price of one tick. */
    public long notionalMinorPerTickLot() {
        return BigDecimal.valueOf(symbol.getTick(), symbol.getPriceScale())
                .multiply(BigDecimal.valueOf(symbol.getLot(), symbol.getQuantityScale()))
                .movePointRight(quote.getScale())
                .longValueExact();
    }

    /** Notional divided by quantity, to 18 digits. {@code lots} is at least 1. */
    public String averagePrice(long notionalMinor, long lots) {
        BigDecimal notional = BigDecimal.valueOf(notionalMinor, quote.getScale());
        BigDecimal quantity = decimal(lots, symbol.getLot(), symbol.getQuantityScale());
        return Decimals.print(notional.divide(quantity, AVERAGE));
    }

    private static BigDecimal decimal(long count, long step, int scale) {
        return BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(step, scale));
    }

    private static long whole(long value, long step) {
        return value == Decimals.INVALID || value % step != 0 ? Decimals.INVALID : value / step;
    }
}
