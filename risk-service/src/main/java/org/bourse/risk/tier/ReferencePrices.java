package org.bourse.risk.tier;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Amounts in the reference asset by the venue's own prices: an amount of a day counts at the last
 * trade of that day in a symbol of its asset and the reference asset, or at the newest trade before
 * it. Of several symbols one with the reference as quote goes before one with it as base, then the
 * lower number; the first that has a price counts. Rounded down to a minor unit.
 */
public final class ReferencePrices {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final int reference;
    private final List<Market> markets;
    private final Map<Integer, NavigableMap<Integer, Long>> lotValues = new HashMap<>();

    /**
     * A symbol by the numbers of its assets.
     *
     * @param lotMinor minor units of the base asset in a lot
     */
    public record Market(int symbol, int base, int quote, long lotMinor) {}

    /**
     * A price: what a lot cost in the last trade of a day.
     *
     * @param lotValueMinor in minor units of the quote asset
     */
    public record DayPrice(int symbol, int day, long lotValueMinor) {}

    public ReferencePrices(int reference, List<Market> markets, List<DayPrice> prices) {
        this.reference = reference;
        this.markets =
                markets.stream()
                        .sorted(
                                Comparator.comparing((Market market) -> market.quote() != reference)
                                        .thenComparing(Market::symbol))
                        .toList();
        for (DayPrice price : prices) {
            lotValues
                    .computeIfAbsent(price.symbol(), symbol -> new TreeMap<>())
                    .put(price.day(), price.lotValueMinor());
        }
    }

    /** The amount in minor units of the reference asset; empty when there is no price for it. */
    public Optional<BigInteger> convert(int asset, int day, long minor) {
        if (asset == reference) {
            return Optional.of(BigInteger.valueOf(minor));
        }
        return markets.stream()
                .flatMap(market -> through(market, asset, day, minor).stream())
                .findFirst();
    }

    private Optional<BigInteger> through(Market market, int asset, int day, long minor) {
        boolean direct = market.base() == asset && market.quote() == reference;
        boolean inverse = market.quote() == asset && market.base() == reference;
        NavigableMap<Integer, Long> values = lotValues.get(market.symbol());
        Map.Entry<Integer, Long> value = values == null ? null : values.floorEntry(day);
        if (!direct && !inverse || value == null || value.getValue() == 0) {
            return Optional.empty();
        }
        BigInteger lotValue = BigInteger.valueOf(value.getValue());
        BigInteger lot = BigInteger.valueOf(market.lotMinor());
        BigInteger amount = BigInteger.valueOf(minor);
        return Optional.of(
                direct
                        ? amount.multiply(lotValue).divide(lot)
                        : amount.multiply(lot).divide(lotValue));
    }

    /** A sum as a long; one that does not fit 63 bits is the greatest number that does. */
    static long clamp(BigInteger sum) {
        return sum.min(MAX).longValueExact();
    }
}
