package org.bourse.marketdata.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.bourse.contracts.SymbolTerms;
import org.bourse.marketdata.source.tick.SourceTerms;

/**
 * Turns what a source counts in its own ticks and lots into the venue's, never to the good of who
 * trades here: a bid becomes no higher, an offer no lower, a quantity no greater.
 */
public final class TermsFit {
    /** No price and no quantity is more: the venue takes prices up to it. */
    static final long MAX = 1L << 53;

    private final BigDecimal sourceTick;
    private final BigDecimal sourceLot;
    private final BigDecimal venueTick;
    private final BigDecimal venueLot;

    public TermsFit(SourceTerms source, SymbolTerms venue) {
        sourceTick = BigDecimal.valueOf(source.tick(), source.priceScale());
        sourceLot = BigDecimal.valueOf(source.lot(), source.quantityScale());
        venueTick = new BigDecimal(venue.tickSize());
        venueLot = new BigDecimal(venue.lotSize());
    }

    /** Lots of the source together, at most as many as can be counted. */
    static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /** The venue's greatest price that is not above one of the source's. */
    public long notAbove(long sourceTicks) {
        return fit(sourceTicks, sourceTick, venueTick, RoundingMode.FLOOR);
    }

    /** The venue's smallest price that is not below one of the source's. */
    public long notBelow(long sourceTicks) {
        return fit(sourceTicks, sourceTick, venueTick, RoundingMode.CEILING);
    }

    /** Whole lots of the venue in some of the source's. */
    public long lots(long sourceLots) {
        return Math.min(MAX, fit(sourceLots, sourceLot, venueLot, RoundingMode.FLOOR));
    }

    /** More than {@link #MAX} where it is that. */
    private static long fit(long count, BigDecimal from, BigDecimal to, RoundingMode rounding) {
        BigDecimal fitted = BigDecimal.valueOf(count).multiply(from).divide(to, 0, rounding);
        return fitted.compareTo(BigDecimal.valueOf(MAX)) > 0 ? MAX + 1 : fitted.longValueExact();
    }
}
