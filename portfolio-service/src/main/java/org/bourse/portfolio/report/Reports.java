package org.bourse.portfolio.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.portfolio.asset.Assets;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.position.TradedSymbol;
import org.bourse.portfolio.valuation.PricePath;
import org.bourse.portfolio.valuation.Prices;
import org.bourse.portfolio.valuation.Valuation;

/** Says what the books hold, with what follows from last prices. */
@ApplicationScoped
class Reports {
    private static final MathContext AVERAGE = new MathContext(18, RoundingMode.HALF_EVEN);
    private static final MathContext SHARE = new MathContext(6, RoundingMode.HALF_EVEN);

    private final Assets assets;

    @Inject
    Reports(Assets assets) {
        this.assets = assets;
    }

    /** Whether there is anything to say of a symbol. */
    static boolean isHeld(DayState now, TradedSymbol symbol) {
        return now.totalMinor(symbol.base()) != 0 || now.positions().containsKey(symbol.number());
    }

    /**
     * @param dayBegan how it stood when the day began
     */
    PositionsView.Position position(DayState now, DayState dayBegan, TradedSymbol symbol) {
        ListedAsset base = assets.byNumber(symbol.base());
        ListedAsset quote = assets.byNumber(symbol.quote());
        DayState.Held held = now.held(symbol.number());
        DayState.Mark mark = now.marks().get(symbol.number());
        long realisedBefore = dayBegan.held(symbol.number()).totals().realisedMinor();
        BigInteger dayResult = now.resultMinor(symbol).subtract(dayBegan.resultMinor(symbol));
        return new PositionsView.Position(
                symbol.name(),
                base.print(now.totalMinor(symbol.base())),
                base.print(held.lots() * symbol.lotMinor()),
                quote.print(held.costMinor()),
                held.lots() == 0 ? null : averageCost(held, symbol, base, quote),
                mark == null ? null : symbol.price(mark.priceTicks()),
                mark == null ? null : mark.tradedAt(),
                mark == null
                        ? null
                        : print(exposureMinor(now, symbol, now.prices()), quote.scale()),
                mark == null ? null : print(now.unrealisedMinor(symbol), quote.scale()),
                quote.print(held.totals().realisedMinor()),
                quote.print(held.totals().realisedMinor() - realisedBefore),
                print(dayResult, quote.scale()),
                quote.print(held.totals().feesMinor()),
                quote.print(held.totals().unknownProceedsMinor()));
    }

    private static String averageCost(
            DayState.Held held, TradedSymbol symbol, ListedAsset base, ListedAsset quote) {
        BigDecimal quantity = BigDecimal.valueOf(held.lots() * symbol.lotMinor(), base.scale());
        return Decimals.print(
                BigDecimal.valueOf(held.costMinor(), quote.scale()).divide(quantity, AVERAGE));
    }

    /** The whole of the base asset at the symbol's own last price, of the quote asset. */
    private static BigInteger exposureMinor(DayState now, TradedSymbol symbol, Prices prices) {
        return BigInteger.valueOf(now.totalMinor(symbol.base()))
                .multiply(BigInteger.valueOf(prices.lastTicks(symbol.number())))
                .multiply(BigInteger.valueOf(symbol.notionalMinor()))
                .divide(BigInteger.valueOf(symbol.lotMinor()));
    }

    PortfolioView portfolio(
            long account, long position, DayState now, DayState dayBegan, ListedAsset currency) {
        Prices prices = now.prices();
        Valuation present = Valuation.of(now.totals(), prices, currency.number());
        Valuation before = Valuation.of(dayBegan.totals(), dayBegan.prices(), currency.number());
        Map<Integer, Long> flows = DayState.flows(now.holdings(), before.unpriced());
        BigInteger flowed = Valuation.of(flows, prices, currency.number()).equityMinor();
        BigInteger dayResult =
                present.equityMinor().subtract(before.equityMinor()).subtract(flowed);
        Set<Integer> bases =
                now.symbols().values().stream().map(TradedSymbol::base).collect(Collectors.toSet());
        BigInteger cash =
                present.parts().entrySet().stream()
                        .filter(part -> !bases.contains(part.getKey()))
                        .map(part -> part.getValue().valueMinor())
                        .reduce(BigInteger.ZERO, BigInteger::add);
        return new PortfolioView(
                Ids.print(account),
                Long.toString(position),
                currency.code(),
                print(present.equityMinor(), currency.scale()),
                print(cash, currency.scale()),
                print(dayResult, currency.scale()),
                holdings(now, present, currency),
                exposures(now, prices, currency),
                present.unpriced().keySet().stream()
                        .map(asset -> assets.byNumber(asset).code())
                        .toList());
    }

    private List<PortfolioView.Holding> holdings(
            DayState now, Valuation valuation, ListedAsset currency) {
        List<PortfolioView.Holding> holdings = new ArrayList<>();
        now.totals()
                .forEach((number, total) -> {
                    ListedAsset asset = assets.byNumber(number);
                    Valuation.Part part = valuation.parts().get(number);
                    if (total != 0 && part == null) {
                        holdings.add(
                                new PortfolioView.Holding(
                                        asset.code(), asset.print(total), null, null, List.of()));
                    } else if (total != 0 && part != null) {
                        BigInteger equity = valuation.equityMinor();
                        holdings.add(
                                new PortfolioView.Holding(
                                        asset.code(),
                                        asset.print(total),
                                        print(part.valueMinor(), currency.scale()),
                                        equity.signum() == 0
                                                ? null
                                                : share(part.valueMinor(), equity),
                                        part.path().symbols().stream()
                                                .map(TradedSymbol::name)
                                                .toList()));
                    }
                });
        return holdings;
    }

    private static String share(BigInteger part, BigInteger whole) {
        return Decimals.print(new BigDecimal(part).divide(new BigDecimal(whole), SHARE));
    }

    private List<PortfolioView.Exposure> exposures(
            DayState now, Prices prices, ListedAsset currency) {
        List<PortfolioView.Exposure> exposures = new ArrayList<>();
        for (TradedSymbol symbol : now.symbols().values()) {
            if (now.totalMinor(symbol.base()) != 0 && prices.lastTicks(symbol.number()) > 0) {
                prices.path(symbol.quote(), currency.number())
                        .map(path -> exposure(now, symbol, prices, path, currency))
                        .ifPresent(exposures::add);
            }
        }
        return exposures;
    }

    private static PortfolioView.Exposure exposure(
            DayState now,
            TradedSymbol symbol,
            Prices prices,
            PricePath path,
            ListedAsset currency) {
        return new PortfolioView.Exposure(
                symbol.name(),
                print(path.value(exposureMinor(now, symbol, prices)), currency.scale()));
    }

    EquityView.Day day(EquityCurve.Day day, ListedAsset currency) {
        int scale = currency.scale();
        return new EquityView.Day(
                day.day(),
                print(day.equityMinor(), scale),
                print(day.inflowMinor(), scale),
                print(day.outflowMinor(), scale),
                print(day.realisedMinor(), scale),
                print(day.unrealisedMinor(), scale),
                day.unpriced().stream().map(asset -> assets.byNumber(asset).code()).toList());
    }

    static String print(BigInteger minor, int scale) {
        return Decimals.print(new BigDecimal(minor, scale));
    }
}
