package org.bourse.core.twin;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.bourse.core.NoEvents;
import org.bourse.core.SymbolDefinition;

/** The factors of listed symbols, from the decimals of their definitions. */
final class Listed extends NoEvents {
    /** A symbol and what a lot, and a lot at one tick, are in minor units. */
    record Factors(SymbolDefinition definition, long lotMinor, long tickLotMinor) {}

    private final Map<Integer, Integer> scales = new HashMap<>();
    private final Map<Integer, Factors> symbols = new HashMap<>();

    Factors symbol(int symbol) {
        Factors factors = symbols.get(symbol);
        if (factors == null) {
            throw new AssertionError("symbol " + symbol + " was never listed");
        }
        return factors;
    }

    @Override
    public void assetListed(int asset, String code, int scale) {
        Violation.unless(scales.put(asset, scale) == null, "asset %s listed twice", asset);
    }

    @Override
    public void symbolListed(SymbolDefinition symbol) {
        BigDecimal lot = BigDecimal.valueOf(symbol.lot(), symbol.quantityScale());
        BigDecimal tick = BigDecimal.valueOf(symbol.tick(), symbol.priceScale());
        Factors factors =
                new Factors(
                        symbol,
                        lot.scaleByPowerOfTen(scale(symbol.base())).longValueExact(),
                        tick.multiply(lot)
                                .scaleByPowerOfTen(scale(symbol.quote()))
                                .longValueExact());
        Violation.unless(symbols.put(symbol.symbol(), factors) == null, "%s listed twice", symbol);
    }

    @Override
    public void symbolChanged(SymbolDefinition symbol) {
        Factors known = symbol(symbol.symbol());
        symbols.put(symbol.symbol(), new Factors(symbol, known.lotMinor(), known.tickLotMinor()));
    }

    private int scale(int asset) {
        Integer scale = scales.get(asset);
        if (scale == null) {
            throw new AssertionError("asset " + asset + " was never listed");
        }
        return scale;
    }
}
