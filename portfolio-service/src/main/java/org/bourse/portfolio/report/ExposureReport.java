package org.bourse.portfolio.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.Ids;
import org.bourse.portfolio.asset.ListedAsset;
import org.bourse.portfolio.exposure.Exposure;
import org.bourse.portfolio.exposure.Sectors;
import org.bourse.portfolio.exposure.Spread;
import org.bourse.portfolio.valuation.Valuation;
import org.jspecify.annotations.Nullable;

/** Spreads what an account has over currencies and sectors. */
final class ExposureReport {
    private final ListedAsset currency;
    private final IntFunction<ListedAsset> assets;

    /**
     * @param assets by number
     */
    ExposureReport(ListedAsset currency, IntFunction<ListedAsset> assets) {
        this.currency = currency;
        this.assets = assets;
    }

    ExposureView view(long account, long position, DayState now, Sectors sectors) {
        Valuation valuation = Valuation.of(now.totals(), now.prices(), currency.number());
        Spread currencies = new Spread();
        Spread positions = new Spread();
        Spread bySector = new Spread();
        valuation
                .parts()
                .forEach((asset, part) -> {
                    if (part.valueMinor().signum() != 0) {
                        String code = assets.apply(asset).code();
                        currencies.add(code, part.valueMinor());
                        if (!sectors.isCash(asset)) {
                            positions.add(code, part.valueMinor());
                            bySector.add(sectors.ofAsset(asset), part.valueMinor());
                        }
                    }
                });
        return new ExposureView(
                Ids.print(account),
                Long.toString(position),
                currency.code(),
                spreading(currencies),
                spreading(positions),
                spreading(bySector),
                valuation.unpriced().keySet().stream()
                        .map(asset -> assets.apply(asset).code())
                        .toList());
    }

    private ExposureView.Spreading spreading(Spread spread) {
        List<ExposureView.Part> parts =
                spread.exposures().entrySet().stream()
                        .map(one -> part(one.getKey(), one.getValue(), spread))
                        .toList();
        Exposure total = spread.total();
        return new ExposureView.Spreading(
                Reports.print(total.grossMinor(), currency.scale()),
                Reports.print(total.netMinor(), currency.scale()),
                text(spread.herfindahl()),
                text(spread.effectiveNumber()),
                spread.largest().orElse(null),
                parts);
    }

    private ExposureView.Part part(String key, Exposure exposure, Spread spread) {
        return new ExposureView.Part(
                key,
                Reports.print(exposure.longMinor(), currency.scale()),
                Reports.print(exposure.shortMinor(), currency.scale()),
                Reports.print(exposure.grossMinor(), currency.scale()),
                Reports.print(exposure.netMinor(), currency.scale()),
                text(spread.share(key)));
    }

    private static @Nullable String text(Optional<BigDecimal> fraction) {
        return fraction.map(Decimals::print).orElse(null);
    }
}
