package org.bourse.portfolio.valuation;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.portfolio.position.TradedSymbol;

/**
 * Last prices of one moment, and the ways from asset to asset over them: a symbol of both, else two
 * symbols with an asset between; of several ways the one over the lowest numbers. Longer ways are
 * none.
 */
public final class Prices {
    private final List<TradedSymbol> traded;
    private final Map<Integer, Long> lastTicks;

    /**
     * @param lastTicks by the symbol's number; absent where nothing was traded yet
     */
    public Prices(Collection<TradedSymbol> symbols, Map<Integer, Long> lastTicks) {
        this.lastTicks = lastTicks;
        traded =
                symbols.stream()
                        .filter(symbol -> lastTicks(symbol.number()) > 0)
                        .sorted(Comparator.comparingInt(TradedSymbol::number))
                        .toList();
    }

    /** Of a symbol by its number; 0 when nothing was traded. */
    public long lastTicks(int symbol) {
        return lastTicks.getOrDefault(symbol, 0L);
    }

    /** Empty when there is no way with prices. */
    public Optional<PricePath> path(int from, int to) {
        if (from == to) {
            return Optional.of(PricePath.SAME);
        }
        Optional<PricePath> direct = direct(from, to);
        return direct.isPresent() ? direct : overOne(from, to);
    }

    private Optional<PricePath> direct(int from, int to) {
        return traded.stream()
                .filter(symbol -> other(symbol, from) == to)
                .findFirst()
                .map(symbol -> step(symbol, from));
    }

    private Optional<PricePath> overOne(int from, int to) {
        for (TradedSymbol symbol : traded) {
            int between = other(symbol, from);
            Optional<PricePath> rest = between == 0 ? Optional.empty() : direct(between, to);
            if (rest.isPresent()) {
                return Optional.of(step(symbol, from).then(rest.get()));
            }
        }
        return Optional.empty();
    }

    /** The other asset of a symbol, 0 when it is not of this one. */
    private static int other(TradedSymbol symbol, int asset) {
        if (symbol.base() == asset) {
            return symbol.quote();
        }
        return symbol.quote() == asset ? symbol.base() : 0;
    }

    private PricePath step(TradedSymbol symbol, int from) {
        BigInteger lot = BigInteger.valueOf(symbol.lotMinor());
        BigInteger cost =
                BigInteger.valueOf(lastTicks(symbol.number()))
                        .multiply(BigInteger.valueOf(symbol.notionalMinor()));
        return symbol.base() == from
                ? new PricePath(List.of(symbol), cost, lot)
                : new PricePath(List.of(symbol), lot, cost);
    }
}
