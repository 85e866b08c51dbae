package org.bourse.portfolio.report;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.position.TradedSymbol;
import org.bourse.portfolio.valuation.PricePath;
import org.bourse.portfolio.valuation.Prices;

/** Sums groups of fills in one currency, each day at symbol converted at the day's last prices. */
final class AttributionReport
        implements AttributionRepository.FillReading, AttributionRepository.SaleReading {
    private final ListedAsset currency;
    private final Map<Integer, TradedSymbol> symbols;
    private final Map<LocalDate, Prices> prices = new HashMap<>();
    private final Map<String, Sums> groups = new TreeMap<>();
    private final SortedSet<String> unpriced = new TreeSet<>();

    private static final class Sums {
        private BigInteger realisedMinor = BigInteger.ZERO;
        private BigInteger volumeMinor = BigInteger.ZERO;
        private BigInteger feesMinor = BigInteger.ZERO;
        private long fills;
        private long sales;
    }

    /**
     * @param keys of the groups
     * @param days with the last prices of each
     */
    AttributionReport(
            ListedAsset currency,
            Map<Integer, TradedSymbol> symbols,
            List<String> keys,
            Collection<EquityCurve.Day> days) {
        this.currency = currency;
        this.symbols = symbols;
        keys.forEach(key -> groups.put(key, new Sums()));
        days.forEach(day -> prices.put(day.day(), day.prices()));
    }

    @Override
    public void fills(
            AttributionRepository.Place place,
            long count,
            BigInteger volumeMinor,
            BigInteger feesMinor) {
        Sums sums = sums(place);
        sums.fills += count;
        path(place)
                .ifPresent(path -> {
                    sums.volumeMinor = sums.volumeMinor.add(path.value(volumeMinor));
                    sums.feesMinor = sums.feesMinor.add(path.value(feesMinor));
                });
    }

    @Override
    public void sales(AttributionRepository.Place place, long count, BigInteger realisedMinor) {
        Sums sums = sums(place);
        sums.sales += count;
        path(place)
                .ifPresent(path ->
                        sums.realisedMinor = sums.realisedMinor.add(path.value(realisedMinor)));
    }

    private Sums sums(AttributionRepository.Place place) {
        return Objects.requireNonNull(groups.get(place.key()));
    }

    private Optional<PricePath> path(AttributionRepository.Place place) {
        TradedSymbol symbol = Objects.requireNonNull(symbols.get(place.symbol()));
        Optional<PricePath> path =
                Optional.ofNullable(prices.get(place.day()))
                        .flatMap(then -> then.path(symbol.quote(), currency.number()));
        if (path.isEmpty()) {
            unpriced.add(symbol.name());
        }
        return path;
    }

    /** In the order of the keys. */
    List<AttributionView.Group> groups() {
        return groups.entrySet().stream()
                .map(group -> view(group.getKey(), group.getValue()))
                .toList();
    }

    private AttributionView.Group view(String key, Sums sums) {
        return new AttributionView.Group(
                key,
                Reports.print(sums.realisedMinor, currency.scale()),
                Reports.print(sums.feesMinor, currency.scale()),
                Reports.print(sums.volumeMinor, currency.scale()),
                sums.fills,
                sums.sales);
    }

    /** Symbols some of whose amounts are in no sum. */
    List<String> unpriced() {
        return List.copyOf(unpriced);
    }
}
