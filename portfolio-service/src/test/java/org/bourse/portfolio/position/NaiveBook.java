package org.bourse.portfolio.position;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The twin of {@link AccountBook} for one account: every single lot an object of its own, amounts
 * without bounds, each rule as the documentation says it.
 */
final class NaiveBook {
    /** A purchase; what it still costs. */
    static final class Purchase {
        final int order;
        final int symbol;
        BigInteger cost;

        Purchase(int order, int symbol, BigInteger cost) {
            this.order = order;
            this.symbol = symbol;
            this.cost = cost;
        }
    }

    final Map<Integer, TradedSymbol> symbols = new TreeMap<>();
    final Map<Integer, BigInteger> holdings = new TreeMap<>();

    /** One entry for each lot that is open: the purchase it is of. */
    final List<Purchase> units = new ArrayList<>();

    final Map<Integer, BigInteger> realised = new TreeMap<>();
    final Map<Integer, BigInteger> unknown = new TreeMap<>();
    final Map<Integer, BigInteger> removed = new TreeMap<>();
    private int purchases;

    void buy(int symbol, long lots, long cost, CostMethod method) {
        Purchase purchase = new Purchase(purchases++, symbol, BigInteger.valueOf(cost));
        for (int i = 0; i < lots; i++) {
            units.add(purchase);
        }
        TradedSymbol terms = terms(symbol);
        move(terms.base(), lots * terms.lotMinor());
        move(terms.quote(), -cost);
        trim(terms.quote(), method);
    }

    void sell(int symbol, long lots, long proceeds, CostMethod method) {
        long known = Math.min(lots, of(symbol).size());
        BigInteger[] shares =
                BigInteger.valueOf(proceeds)
                        .multiply(BigInteger.valueOf(known))
                        .divideAndRemainder(BigInteger.valueOf(lots));
        BigInteger knownProceeds = shares[0];
        realised.merge(
                symbol, knownProceeds.subtract(take(symbol, known, method)), BigInteger::add);
        unknown.merge(
                symbol, BigInteger.valueOf(proceeds).subtract(knownProceeds), BigInteger::add);
        TradedSymbol terms = terms(symbol);
        move(terms.base(), -lots * terms.lotMinor());
        move(terms.quote(), proceeds);
        trim(terms.base(), method);
    }

    void flow(int asset, long delta, CostMethod method) {
        move(asset, delta);
        if (delta < 0) {
            trim(asset, method);
        }
    }

    private void average(int symbol, CostMethod method) {
        List<Purchase> mine = of(symbol);
        if (method != CostMethod.AVERAGE || mine.isEmpty()) {
            return;
        }
        Purchase one = new Purchase(mine.getFirst().order, symbol, cost(symbol));
        units.replaceAll(unit -> unit.symbol == symbol ? one : unit);
    }

    private BigInteger take(int symbol, long lots, CostMethod method) {
        if (lots > 0) {
            average(symbol, method);
        }
        List<Purchase> order = new ArrayList<>(of(symbol));
        order.sort(Comparator.comparingInt(unit -> unit.order));
        List<Purchase> wanted = method == CostMethod.LIFO ? order.reversed() : order;
        Map<Purchase, Integer> counts = new LinkedHashMap<>();
        wanted.subList(0, (int) lots).forEach(unit -> counts.merge(unit, 1, Integer::sum));
        BigInteger cost = BigInteger.ZERO;
        for (Map.Entry<Purchase, Integer> entry : counts.entrySet()) {
            Purchase purchase = entry.getKey();
            long all = units.stream().filter(unit -> unit == purchase).count();
            BigInteger share =
                    purchase.cost
                            .multiply(BigInteger.valueOf(entry.getValue()))
                            .divide(BigInteger.valueOf(all));
            purchase.cost = purchase.cost.subtract(share);
            cost = cost.add(share);
            for (int i = 0; i < entry.getValue(); i++) {
                units.remove(purchase);
            }
        }
        return cost;
    }

    private void trim(int asset, CostMethod method) {
        for (TradedSymbol terms : symbols.values()) {
            while (terms.base() == asset
                    && !of(terms.number()).isEmpty()
                    && known(asset).compareTo(holdings.get(asset)) > 0) {
                long excess =
                        known(asset)
                                .subtract(holdings.get(asset))
                                .add(BigInteger.valueOf(terms.lotMinor() - 1))
                                .divide(BigInteger.valueOf(terms.lotMinor()))
                                .longValueExact();
                long some = Math.min(excess, of(terms.number()).size());
                removed.merge(terms.number(), take(terms.number(), some, method), BigInteger::add);
            }
        }
    }

    private BigInteger known(int asset) {
        return units.stream()
                .map(unit -> terms(unit.symbol))
                .filter(terms -> terms.base() == asset)
                .map(terms -> BigInteger.valueOf(terms.lotMinor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    List<Purchase> of(int symbol) {
        return units.stream().filter(unit -> unit.symbol == symbol).toList();
    }

    BigInteger cost(int symbol) {
        return of(symbol).stream()
                .distinct()
                .map(purchase -> purchase.cost)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private TradedSymbol terms(int symbol) {
        return Objects.requireNonNull(symbols.get(symbol));
    }

    private void move(int asset, long delta) {
        holdings.merge(asset, BigInteger.valueOf(delta), BigInteger::add);
    }
}
