package org.bourse.stack.verify.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.SymbolTerms;
import org.bourse.contracts.v1.Asset;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.Symbol;

/** The venue's assets and symbols as they are listed now. */
public final class Listings {

    /**
     * A symbol in units.
     *
     * @param lotMinor minor units of the base asset in a lot
     * @param tickLotMinor minor units of the quote asset that a lot costs at a price of one tick
     */
    public record Listed(Symbol symbol, long lotMinor, long tickLotMinor) {}

    private final Map<Integer, Asset> assets = new HashMap<>();
    private final Map<Integer, Listed> symbols = new HashMap<>();

    /** A fact; true when it is about a symbol that is now other than it was. */
    boolean apply(Configured fact) {
        if (fact.hasAssetListed()) {
            assets.put(fact.getAssetListed().getAsset(), fact.getAssetListed());
            return false;
        }
        if (!fact.hasSymbolListed() && !fact.hasSymbolChanged()) {
            return false;
        }
        Symbol symbol = fact.hasSymbolListed() ? fact.getSymbolListed() : fact.getSymbolChanged();
        SymbolTerms terms =
                new SymbolTerms(
                        symbol,
                        assets.getOrDefault(symbol.getBase(), Asset.getDefaultInstance()),
                        assets.getOrDefault(symbol.getQuote(), Asset.getDefaultInstance()));
        symbols.put(
                symbol.getSymbol(),
                new Listed(symbol, terms.lotMinor(), terms.notionalMinorPerTickLot()));
        return true;
    }

    /** A symbol by its number. */
    public Optional<Listed> find(int symbol) {
        return Optional.ofNullable(symbols.get(symbol));
    }
}
