package org.bourse.marketdata.source.tick;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider's names of symbols, and what they are here. The names are told by configuration and
 * are never guessed: {@code BTCUSDT}, {@code BTC/USDT} and {@code BTC-USD} are what somebody says.
 */
public final class SymbolMap {
    private final Map<String, SourceTerms> byProvider = new HashMap<>();
    private final List<String> providerSymbols;

    /**
     * @param providerSymbols the provider's name by the venue's
     * @param terms by the venue's name
     * @throws IllegalArgumentException when a symbol has no terms, or two have one name
     */
    public SymbolMap(Map<String, String> providerSymbols, Map<String, SourceTerms> terms) {
        providerSymbols.forEach((symbol, name) -> {
            SourceTerms of = terms.get(symbol);
            if (of == null) {
                throw new IllegalArgumentException("nobody says the tick of " + symbol);
            }
            if (byProvider.put(name, of) != null) {
                throw new IllegalArgumentException(name + " is two symbols");
            }
        });
        this.providerSymbols = providerSymbols.values().stream().sorted().toList();
    }

    /** What the provider's symbol is here; null when nobody asked for it. */
    public @Nullable SourceTerms terms(String providerSymbol) {
        return byProvider.get(providerSymbol);
    }

    /** The provider's names, in the order of the alphabet. */
    public List<String> providerSymbols() {
        return providerSymbols;
    }
}
