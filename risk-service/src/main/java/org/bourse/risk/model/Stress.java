package org.bourse.risk.model;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holdings gain or lose when prices jump: {@code value × (shock of the symbol + Σ loading ×
 * shock of the factor)}, never more than all of what is held (Basel Committee, "Stress testing
 * principles", 2018, asks for both historical and hypothetical jumps; which they are is the
 * caller's).
 */
public final class Stress {
    private Stress() {}

    /**
     * Something held.
     *
     * @param value now
     * @param loadings how much of a factor's move it makes, by the factor's name
     */
    public record Holding(String symbol, double value, Map<String, Double> loadings) {
        public Holding {
            loadings = Map.copyOf(loadings);
        }
    }

    /**
     * A jump of prices.
     *
     * @param symbolShocks by symbol, -0.3 is a fall by 30 %
     * @param factorShocks by factor
     */
    public record Scenario(
            String name, Map<String, Double> symbolShocks, Map<String, Double> factorShocks) {
        public Scenario {
            symbolShocks = Map.copyOf(symbolShocks);
            factorShocks = Map.copyOf(factorShocks);
        }
    }

    /** Gains and losses by symbol, and their sum. */
    public record Outcome(String name, SortedMap<String, Double> bySymbol, double total) {}

    public static Outcome of(List<Holding> holdings, Scenario scenario) {
        SortedMap<String, Double> bySymbol = new TreeMap<>();
        double total = 0;
        for (Holding holding : holdings) {
            double move = scenario.symbolShocks().getOrDefault(holding.symbol(), 0.0);
            for (Map.Entry<String, Double> loading : new TreeMap<>(holding.loadings()).entrySet()) {
                move +=
                        loading.getValue()
                                * scenario.factorShocks().getOrDefault(loading.getKey(), 0.0);
            }
            double gain = holding.value() * Math.max(-1, move);
            bySymbol.merge(holding.symbol(), gain, Double::sum);
            total += gain;
        }
        return new Outcome(scenario.name(), bySymbol, total);
    }
}
