package org.bourse.portfolio.exposure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import org.bourse.portfolio.position.TradedSymbol;

/** Which sector symbols and assets are in. */
public final class Sectors {
    /** Of a symbol that was put in none. */
    public static final String UNCLASSIFIED = "UNCLASSIFIED";

    private final Collection<TradedSymbol> symbols;
    private final Map<Integer, String> bySymbol;

    /**
     * @param symbols all of the venue
     * @param bySymbol of those that were put in one, by the symbol's number
     */
    public Sectors(Collection<TradedSymbol> symbols, Map<Integer, String> bySymbol) {
        this.symbols = symbols;
        this.bySymbol = bySymbol;
    }

    public String ofSymbol(int symbol) {
        return bySymbol.getOrDefault(symbol, UNCLASSIFIED);
    }

    /** Of an asset: that of the symbol of the lowest number that has it as its base and has one. */
    public String ofAsset(int asset) {
        return symbols.stream()
                .filter(symbol -> symbol.base() == asset && bySymbol.containsKey(symbol.number()))
                .min(Comparator.comparingInt(TradedSymbol::number))
                .map(symbol -> ofSymbol(symbol.number()))
                .orElse(UNCLASSIFIED);
    }

    /** Whether it is no symbol's base. */
    public boolean isCash(int asset) {
        return symbols.stream().noneMatch(symbol -> symbol.base() == asset);
    }
}
