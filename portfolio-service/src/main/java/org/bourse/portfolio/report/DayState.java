package org.bourse.portfolio.report;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bourse.portfolio.position.Totals;
import org.bourse.portfolio.position.TradedSymbol;
import org.bourse.portfolio.valuation.Prices;

/**
 * How an account stood at the end of a day, or stands in the middle of it.
 *
 * @param symbols of the whole venue by number
 * @param holdings by asset
 * @param positions by symbol
 * @param marks of the whole venue by symbol
 */
record DayState(
        Map<Integer, TradedSymbol> symbols,
        Map<Integer, Holding> holdings,
        Map<Integer, Held> positions,
        Map<Integer, Mark> marks) {

    /**
     * Of an asset, in its minor units.
     *
     * @param flowMinor of the day asked for
     */
    record Holding(long totalMinor, long flowMinor) {}

    /** Of a symbol, in minor units of its quote asset. */
    record Held(long lots, long costMinor, Totals totals) {
        static final Held NOTHING = new Held(0, 0, Totals.NONE);
    }

    /** A last price. */
    record Mark(long priceTicks, Instant tradedAt) {}

    Prices prices() {
        return new Prices(
                symbols.values(),
                marks.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, mark -> mark.getValue().priceTicks())));
    }

    Map<Integer, Long> totals() {
        Map<Integer, Long> totals = new TreeMap<>();
        holdings.forEach((asset, holding) -> totals.put(asset, holding.totalMinor()));
        return totals;
    }

    /**
     * What a day's valuation counts as come in and gone out, net by asset: the day's own flows, and
     * what had no price the day before. That was in no equity yet, and is no gain when it has its
     * first price; without one it stays out of all valuations.
     *
     * @param unpriced with how much, the day before
     */
    static Map<Integer, Long> flows(Map<Integer, Holding> changed, Map<Integer, Long> unpriced) {
        Map<Integer, Long> flows = new TreeMap<>(unpriced);
        changed.forEach((asset, holding) -> flows.merge(asset, holding.flowMinor(), Long::sum));
        return flows;
    }

    long totalMinor(int asset) {
        Holding holding = holdings.get(asset);
        return holding == null ? 0 : holding.totalMinor();
    }

    Held held(int symbol) {
        return positions.getOrDefault(symbol, Held.NOTHING);
    }

    /** What the lots of known cost are worth by the last price. */
    BigInteger valueMinor(TradedSymbol symbol) {
        Mark mark = marks.get(symbol.number());
        return mark == null
                ? BigInteger.ZERO
                : BigInteger.valueOf(held(symbol.number()).lots())
                        .multiply(BigInteger.valueOf(mark.priceTicks()))
                        .multiply(BigInteger.valueOf(symbol.notionalMinor()));
    }

    BigInteger unrealisedMinor(TradedSymbol symbol) {
        return valueMinor(symbol).subtract(BigInteger.valueOf(held(symbol.number()).costMinor()));
    }

    /**
     * What the position has brought since its beginning: realised, unrealised, and what lots that
     * left without a sale had gained by then.
     */
    BigInteger resultMinor(TradedSymbol symbol) {
        Totals totals = held(symbol.number()).totals();
        return unrealisedMinor(symbol)
                .add(BigInteger.valueOf(totals.realisedMinor()))
                .add(totals.removedGainMinor());
    }
}
