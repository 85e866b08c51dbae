package org.bourse.marketdata.source.provider;

import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.ProviderTime;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.SourceTerms;

/** Whether time, prices and quantities could be read at all. */
final class Fit {
    private Fit() {}

    static Finding finding(long timeMicros, long priceTicks, long lots) {
        if (timeMicros == ProviderTime.INVALID) {
            return Finding.TIME_UNREADABLE;
        }
        if (priceTicks == SourceTerms.INVALID) {
            return Finding.PRICE_SCALE;
        }
        return lots == SourceTerms.INVALID ? Finding.QUANTITY_SCALE : Finding.FINE;
    }

    static Finding finding(SourceBar bar) {
        // What is invalid is below every price there is.
        long lowestTicks =
                Math.min(
                        Math.min(bar.openTicks(), bar.closeTicks()),
                        Math.min(bar.highTicks(), bar.lowTicks()));
        return finding(bar.timeMicros(), lowestTicks, bar.lots());
    }
}
