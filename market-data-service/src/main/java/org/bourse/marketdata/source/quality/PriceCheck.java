package org.bourse.marketdata.source.quality;

import org.bourse.marketdata.source.tick.Finding;

/**
 * Whether a price can be: within a band of the one accepted last, and no outlier of the last ones.
 * A market that really moved that far is believed when enough prices in a row say so.
 */
final class PriceCheck {
    private static final double SIGMA_OF_MAD = 1.4826;
    private static final int PRICES_MIN = 8;
    private static final long MILLION = 1_000_000;

    private final CheckLimits limits;
    private PriceWindow window;
    private long accepted;
    private long refused;
    private int refusedInRow;

    PriceCheck(CheckLimits limits) {
        this.limits = limits;
        window = new PriceWindow(limits.windowPrices());
    }

    /**
     * @param price at least 1
     */
    Finding check(long price) {
        Finding finding = judge(price);
        if (finding == Finding.FINE) {
            refusedInRow = 0;
        } else if (isBelievedAtLast(price)) {
            window = new PriceWindow(limits.windowPrices());
            refusedInRow = 0;
            finding = Finding.FINE;
        }
        window.add(price);
        if (finding == Finding.FINE) {
            accepted = price;
        }
        return finding;
    }

    private Finding judge(long price) {
        if (accepted == 0) {
            return Finding.FINE;
        }
        if (isFurther(price, accepted, limits.bandPpm())) {
            return Finding.PRICE_BAND;
        }
        if (window.size() < PRICES_MIN) {
            return Finding.FINE;
        }
        long median = window.median();
        double bound = limits.outlierDeviations() * SIGMA_OF_MAD * window.deviation();
        boolean isOutlier =
                Math.abs(price - median) > bound
                        && isFurther(price, median, limits.outlierFloorPpm());
        return isOutlier ? Finding.OUTLIER : Finding.FINE;
    }

    private boolean isBelievedAtLast(long price) {
        boolean agrees = refusedInRow > 0 && !isFurther(price, refused, limits.outlierFloorPpm());
        refusedInRow = agrees ? refusedInRow + 1 : 1;
        refused = price;
        return refusedInRow >= limits.believedAfter();
    }

    private static boolean isFurther(long price, long from, long ppm) {
        return Math.abs(price - from) > (double) from * ppm / MILLION;
    }
}
