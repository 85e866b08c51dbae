package org.bourse.core.symbols;

import org.bourse.contracts.v1.RejectCode;
import org.bourse.core.SymbolDefinition;
import org.jspecify.annotations.Nullable;

/** The listed symbols, by number. */
public final class SymbolDirectory {
    private final Assets assets;
    private final @Nullable Symbol[] symbols;

    public SymbolDirectory(int symbolsMax, Assets assets) {
        this.assets = assets;
        symbols = new Symbol[symbolsMax + 1];
    }

    /** The symbol with this number, or null. */
    public @Nullable Symbol find(int number) {
        return number > 0 && number < symbols.length ? symbols[number] : null;
    }

    /** Lists a symbol and returns null, or returns why not. */
    public @Nullable RejectCode list(SymbolDefinition definition) {
        if (find(definition.symbol()) != null || isTaken(definition.name())) {
            return RejectCode.SYMBOL_EXISTS;
        }
        Assets.Asset base = assets.find(definition.base());
        Assets.Asset quote = assets.find(definition.quote());
        if (base == null || quote == null) {
            return RejectCode.ASSET_UNKNOWN;
        }
        Symbol symbol = SymbolRules.symbol(definition, base, quote, symbols.length - 1);
        if (symbol == null) {
            return RejectCode.SYMBOL_INVALID;
        }
        if (!SymbolRules.hasFeesWithinBounds(definition) || !keepsFeesPositive(definition)) {
            return RejectCode.FEE_INVALID;
        }
        symbols[definition.symbol()] = symbol;
        return null;
    }

    private boolean isTaken(String name) {
        for (Symbol symbol : symbols) {
            if (symbol != null && symbol.definition().name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether no rebate would exceed any taker rate, so that over all trades the venue never pays
     * out more than it takes in.
     */
    private boolean keepsFeesPositive(SymbolDefinition added) {
        long takerRateMin = added.takerRateE8();
        long makerRateMin = added.makerRateE8();
        for (Symbol symbol : symbols) {
            if (symbol != null) {
                takerRateMin = Math.min(takerRateMin, symbol.takerRateE8());
                makerRateMin = Math.min(makerRateMin, symbol.makerRateE8());
            }
        }
        return makerRateMin >= -takerRateMin;
    }
}
