package org.bourse.portfolio.valuation;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Amounts of assets in one currency.
 *
 * @param equityMinor of all that have a price
 * @param parts by asset
 * @param unpriced assets of which something is there, and no way of prices to the currency, with
 *     how much
 */
public record Valuation(
        BigInteger equityMinor, Map<Integer, Part> parts, Map<Integer, Long> unpriced) {

    /** What is there of one asset. */
    public record Part(BigInteger valueMinor, PricePath path) {}

    /**
     * @param totals by asset, in its minor units
     */
    public static Valuation of(Map<Integer, Long> totals, Prices prices, int currency) {
        BigInteger equity = BigInteger.ZERO;
        Map<Integer, Part> parts = new TreeMap<>();
        Map<Integer, Long> unpriced = new TreeMap<>();
        for (Map.Entry<Integer, Long> holding : new TreeMap<>(totals).entrySet()) {
            Optional<PricePath> path = prices.path(holding.getKey(), currency);
            if (path.isPresent()) {
                BigInteger value = path.get().value(BigInteger.valueOf(holding.getValue()));
                parts.put(holding.getKey(), new Part(value, path.get()));
                equity = equity.add(value);
            } else if (holding.getValue() != 0) {
                unpriced.put(holding.getKey(), holding.getValue());
            }
        }
        return new Valuation(equity, parts, unpriced);
    }
}
