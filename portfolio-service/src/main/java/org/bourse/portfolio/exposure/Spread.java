package org.bourse.portfolio.exposure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Exposures by key, of a currency or a sector. */
public final class Spread {
    private static final MathContext SHARE = new MathContext(6, RoundingMode.HALF_EVEN);

    private final SequencedMap<String, Exposure> exposures = new TreeMap<>();

    public void add(String key, BigInteger valueMinor) {
        exposures.merge(key, Exposure.of(valueMinor), Exposure::plus);
    }

    /** In the order of the keys. */
    public Map<String, Exposure> exposures() {
        return exposures;
    }

    /** All together. */
    public Exposure total() {
        return exposures.values().stream().reduce(Exposure.NONE, Exposure::plus);
    }

    /** Of the gross of all, a fraction; empty when there is nothing. */
    public Optional<BigDecimal> share(String key) {
        return fraction(
                exposures.getOrDefault(key, Exposure.NONE).grossMinor(), total().grossMinor());
    }

    /**
     * The sum of the squares of all shares (Herfindahl 1950; Hirschman 1945): 1 when all is one
     * key's, 1 / n when n keys have the same. Empty when there is nothing.
     */
    public Optional<BigDecimal> herfindahl() {
        return fraction(squares(), total().grossMinor().pow(2));
    }

    /** How many equal keys would be as concentrated: 1 / herfindahl. */
    public Optional<BigDecimal> effectiveNumber() {
        return fraction(total().grossMinor().pow(2), squares());
    }

    /** The key that has most; of several, the first. */
    public Optional<String> largest() {
        return exposures.entrySet().stream()
                .filter(one -> one.getValue().grossMinor().signum() > 0)
                .max(
                        Comparator.<Map.Entry<String, Exposure>, BigInteger>comparing(
                                        one -> one.getValue().grossMinor())
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private BigInteger squares() {
        return exposures.values().stream()
                .map(one -> one.grossMinor().pow(2))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Optional<BigDecimal> fraction(BigInteger part, BigInteger whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(part).divide(new BigDecimal(whole), SHARE));
    }
}
