package org.bourse.portfolio.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.exposure.Sectors;
import org.bourse.portfolio.position.TradedSymbol;
import org.bourse.portfolio.valuation.PricePath;
import org.bourse.portfolio.valuation.Prices;
import org.bourse.portfolio.valuation.Valuation;
import org.jspecify.annotations.Nullable;

/** Makes the cells of a heat map. */
final class HeatMap {
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private final ListedAsset currency;
    private final List<TradedSymbol> symbols;
    private final DayState now;
    private final DayState dayBegan;
    private final Map<Integer, BigInteger> soldCosts;
    private final Sectors sectors;
    private final Prices prices;
    private final BigInteger equityMinor;

    /** Units of an asset that are in no lot, by the symbol that they count for. */
    private final Map<Integer, Long> withoutLots = new HashMap<>();

    /**
     * @param dayBegan how the account stood when the day began
     * @param soldCosts of the lots that were sold since, by symbol, in minor units of its quote
     *     asset
     */
    HeatMap(
            ListedAsset currency,
            DayState now,
            DayState dayBegan,
            Map<Integer, BigInteger> soldCosts,
            Sectors sectors) {
        this.currency = currency;
        this.now = now;
        symbols =
                now.symbols().values().stream()
                        .sorted(Comparator.comparingInt(TradedSymbol::number))
                        .toList();
        this.dayBegan = dayBegan;
        this.soldCosts = soldCosts;
        this.sectors = sectors;
        prices = now.prices();
        equityMinor = Valuation.of(now.totals(), prices, currency.number()).equityMinor();
        now.totals().keySet().forEach(this::spare);
    }

    /** They count for the symbol of the lowest number that has a price, or else for the lowest. */
    private void spare(int asset) {
        long spare = now.totalMinor(asset);
        TradedSymbol first = null;
        for (TradedSymbol symbol : symbols) {
            if (symbol.base() == asset) {
                spare -= now.held(symbol.number()).lots() * symbol.lotMinor();
                boolean isBetter = first != null && !isPriced(first) && isPriced(symbol);
                first = first == null || isBetter ? symbol : first;
            }
        }
        if (first != null && spare > 0) {
            withoutLots.put(first.number(), spare);
        }
    }

    private boolean isPriced(TradedSymbol symbol) {
        return path(symbol).isPresent();
    }

    /** From the quote asset to the currency, of a symbol that was traded. */
    private Optional<PricePath> path(TradedSymbol symbol) {
        return prices.lastTicks(symbol.number()) == 0
                ? Optional.empty()
                : prices.path(symbol.quote(), currency.number());
    }

    HeatMapView view(long account, long position) {
        List<HeatMapView.Cell> cells = new ArrayList<>();
        List<String> unpriced = new ArrayList<>();
        for (TradedSymbol symbol : symbols) {
            if (isHeld(symbol) || !dayResult(symbol).equals(BigInteger.ZERO)) {
                path(symbol)
                        .ifPresentOrElse(
                                path -> cells.add(cell(symbol, path)),
                                () -> unpriced.add(symbol.name()));
            }
        }
        return new HeatMapView(
                Ids.print(account),
                Long.toString(position),
                currency.code(),
                Reports.print(equityMinor, currency.scale()),
                cells,
                unpriced);
    }

    private boolean isHeld(TradedSymbol symbol) {
        return now.held(symbol.number()).lots() > 0 || withoutLots.containsKey(symbol.number());
    }

    private HeatMapView.Cell cell(TradedSymbol symbol, PricePath path) {
        BigInteger value = path.value(valueMinor(symbol));
        BigInteger result = dayResult(symbol);
        return new HeatMapView.Cell(
                symbol.name(),
                sectors.ofSymbol(symbol.number()),
                Reports.print(value, currency.scale()),
                fraction(value, equityMinor),
                Reports.print(path.value(result), currency.scale()),
                fraction(result, dayCapital(symbol)),
                dayChange(symbol),
                Reports.print(path.value(now.unrealisedMinor(symbol)), currency.scale()));
    }

    private BigInteger valueMinor(TradedSymbol symbol) {
        BigInteger spare =
                BigInteger.valueOf(withoutLots.getOrDefault(symbol.number(), 0L))
                        .multiply(BigInteger.valueOf(prices.lastTicks(symbol.number())))
                        .multiply(BigInteger.valueOf(symbol.notionalMinor()))
                        .divide(BigInteger.valueOf(symbol.lotMinor()));
        return now.valueMinor(symbol).add(spare);
    }

    private BigInteger dayResult(TradedSymbol symbol) {
        return now.resultMinor(symbol).subtract(dayBegan.resultMinor(symbol));
    }

    /**
     * What the lots were worth when the day began, and the cost of what was bought since: what is
     * there of it, was sold, or left otherwise, less what was there before.
     */
    private BigInteger dayCapital(TradedSymbol symbol) {
        DayState.Held held = now.held(symbol.number());
        DayState.Held before = dayBegan.held(symbol.number());
        long removed = held.totals().removedCostMinor() - before.totals().removedCostMinor();
        return dayBegan.valueMinor(symbol)
                .add(BigInteger.valueOf(held.costMinor() - before.costMinor()))
                .add(BigInteger.valueOf(removed))
                .add(soldCosts.getOrDefault(symbol.number(), BigInteger.ZERO));
    }

    private @Nullable String dayChange(TradedSymbol symbol) {
        long ticks = prices.lastTicks(symbol.number());
        long before = dayBegan.prices().lastTicks(symbol.number());
        return fraction(BigInteger.valueOf(ticks - before), BigInteger.valueOf(before));
    }

    /** Absent where there is nothing to divide by. */
    private static @Nullable String fraction(BigInteger part, BigInteger whole) {
        return whole.signum() <= 0
                ? null
                : Decimals.print(new BigDecimal(part).divide(new BigDecimal(whole), DIGITS));
    }
}
