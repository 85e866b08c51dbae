package org.bourse.portfolio.report;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bourse.portfolio.position.TradedSymbol;
import org.bourse.portfolio.valuation.PricePath;
import org.bourse.portfolio.valuation.Prices;
import org.bourse.portfolio.valuation.Valuation;

/**
 * An account's days in one currency. The tables hold how a day ended where something changed; the
 * days between are as the one before, at their own last prices.
 */
final class EquityCurve {

    /**
     * A day; amounts in minor units of the currency, at the last prices of the day.
     *
     * @param inflowMinor of assets of which more came in than went out; what had no price the day
     *     before comes in with its first one
     * @param outflowMinor of assets of which more went out than came in
     * @param realisedMinor of the day's sales
     * @param unrealisedMinor of the lots that were open at its end
     * @param resultsMinor of the day by symbol: realised, and change of what is unrealised; what a
     *     symbol brought while its quote asset had no price is of the day on which it has one
     * @param unpriced assets that were there and had no price
     * @param prices the last ones of the day
     */
    record Day(
            LocalDate day,
            BigInteger equityMinor,
            BigInteger inflowMinor,
            BigInteger outflowMinor,
            BigInteger realisedMinor,
            BigInteger unrealisedMinor,
            Map<Integer, BigInteger> resultsMinor,
            List<Integer> unpriced,
            Prices prices) {}

    /** How a day ended, as far as it changed something. */
    record Changes(
            Map<Integer, DayState.Holding> holdings,
            Map<Integer, DayState.Held> positions,
            Map<Integer, DayState.Mark> marks) {
        static Changes none() {
            return new Changes(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }
    }

    private final int currency;
    private final Map<Integer, TradedSymbol> symbols;
    private final Map<Integer, DayState.Holding> holdings;
    private final Map<Integer, DayState.Held> positions;
    private final Map<Integer, DayState.Mark> marks;

    /** Since the beginning, by symbol, of its quote asset, as far as days have told it. */
    private final Map<Integer, BigInteger> results = new TreeMap<>();

    /** What was there and had no price when the last day ended, by asset. */
    private Map<Integer, Long> unpriced;

    /**
     * @param before how the day before the first one ended
     */
    EquityCurve(DayState before, int currency) {
        this.currency = currency;
        symbols = before.symbols();
        holdings = new TreeMap<>(before.holdings());
        positions = new TreeMap<>(before.positions());
        marks = new TreeMap<>(before.marks());
        Prices prices = before.prices();
        unpriced = Valuation.of(before.totals(), prices, currency).unpriced();
        for (int number : positions.keySet()) {
            TradedSymbol symbol = Objects.requireNonNull(symbols.get(number));
            if (prices.path(symbol.quote(), currency).isPresent()) {
                results.put(number, before.resultMinor(symbol));
            }
        }
    }

    /**
     * The days from one to another, both included, without those at the beginning on which the
     * account had never held anything.
     */
    List<Day> days(LocalDate from, LocalDate to, Map<LocalDate, Changes> changes) {
        List<Day> days = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Changes changed = changes.getOrDefault(day, Changes.none());
            if (!holdings.isEmpty() || !changed.holdings().isEmpty()) {
                days.add(day(day, changed));
            } else {
                marks.putAll(changed.marks());
            }
        }
        return days;
    }

    private Day day(LocalDate day, Changes changed) {
        Map<Integer, DayState.Held> held = new TreeMap<>(positions);
        holdings.putAll(changed.holdings());
        positions.putAll(changed.positions());
        marks.putAll(changed.marks());
        DayState state = new DayState(symbols, holdings, positions, marks);
        Prices prices = state.prices();
        Valuation valuation = Valuation.of(state.totals(), prices, currency);
        BigInteger realised = BigInteger.ZERO;
        BigInteger unrealised = BigInteger.ZERO;
        Map<Integer, BigInteger> dayResults = new TreeMap<>();
        for (int number : positions.keySet()) {
            TradedSymbol symbol = Objects.requireNonNull(symbols.get(number));
            Optional<PricePath> path = prices.path(symbol.quote(), currency);
            if (path.isPresent()) {
                long now = state.held(number).totals().realisedMinor();
                long then =
                        held.getOrDefault(number, DayState.Held.NOTHING).totals().realisedMinor();
                realised = realised.add(path.get().value(BigInteger.valueOf(now - then)));
                unrealised = unrealised.add(path.get().value(state.unrealisedMinor(symbol)));
                BigInteger before = results.getOrDefault(number, BigInteger.ZERO);
                BigInteger result = state.resultMinor(symbol);
                results.put(number, result);
                dayResults.put(number, path.get().value(result.subtract(before)));
            }
        }
        Map<Integer, Long> flows = DayState.flows(changed.holdings(), unpriced);
        unpriced = valuation.unpriced();
        return new Day(
                day,
                valuation.equityMinor(),
                flowed(flows, prices, 1),
                flowed(flows, prices, -1),
                realised,
                unrealised,
                dayResults,
                List.copyOf(unpriced.keySet()),
                prices);
    }

    /** In one direction, as a positive amount. */
    private BigInteger flowed(Map<Integer, Long> flows, Prices prices, int direction) {
        Map<Integer, Long> one = new TreeMap<>();
        flows.forEach((asset, flow) -> one.put(asset, Math.max(0, flow * direction)));
        return Valuation.of(one, prices, currency).equityMinor();
    }
}
