package org.bourse.marketdata.source.tick;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.bourse.contracts.Decimals;
import org.bourse.contracts.SymbolTerms;

/**
 * In what a symbol's prices and quantities are counted. Decimals become ticks and lots exactly or
 * not at all.
 *
 * @param symbol the venue's name
 * @param tick units of {@code 10^-priceScale} in a tick
 * @param lot units of {@code 10^-quantityScale} in a lot
 */
public record SourceTerms(String symbol, int priceScale, long tick, int quantityScale, long lot) {
    /** What is returned for a decimal that does not fit. */
    public static final long INVALID = Decimals.INVALID;

    private static final int SCALE_MAX = 12;

    public SourceTerms {
        if (symbol.isBlank()
                || tick < 1
                || lot < 1
                || priceScale < 0
                || priceScale > SCALE_MAX
                || quantityScale < 0
                || quantityScale > SCALE_MAX) {
            throw new IllegalArgumentException(
                    "symbol=%s tick=%dE-%d lot=%dE-%d"
                            .formatted(symbol, tick, priceScale, lot, quantityScale));
        }
    }

    /**
     * @param tickSize such as {@code 0.01}
     * @param lotSize such as {@code 0.00001}
     * @throws IllegalArgumentException when one is no positive decimal of at most 12 places
     */
    public static SourceTerms of(String symbol, String tickSize, String lotSize) {
        int priceScale = scale(tickSize);
        int quantityScale = scale(lotSize);
        return new SourceTerms(
                symbol,
                priceScale,
                Decimals.parse(tickSize, priceScale),
                quantityScale,
                Decimals.parse(lotSize, quantityScale));
    }

    /** The terms the venue itself trades the symbol in: ticks and lots are then the venue's. */
    public static SourceTerms of(SymbolTerms venue) {
        return of(venue.name(), venue.tickSize(), venue.lotSize());
    }

    private static int scale(String step) {
        int point = step.indexOf('.');
        return point < 0 ? 0 : step.length() - point - 1;
    }

    /** A price in ticks, or {@link #INVALID} when it is no whole number of ticks. */
    public long priceTicks(String price) {
        return whole(Decimals.parse(price, priceScale), tick);
    }

    /** A quantity in lots, or {@link #INVALID} when it is no whole number of lots. */
    public long lots(String quantity) {
        return whole(Decimals.parse(quantity, quantityScale), lot);
    }

    /**
     * The ticks nearest to a price, for providers whose prices have been through binary floating
     * point and are whole no more; {@link #INVALID} when it does not fit 63 bits.
     */
    public long nearestPriceTicks(BigDecimal price) {
        return whole(price, BigDecimal.valueOf(tick, priceScale), RoundingMode.HALF_EVEN);
    }

    /** A price in ticks, exactly, or {@link #INVALID}. */
    public long priceTicks(BigDecimal price) {
        return whole(price, BigDecimal.valueOf(tick, priceScale), RoundingMode.UNNECESSARY);
    }

    /** A quantity in lots, exactly, or {@link #INVALID}. */
    public long lots(BigDecimal quantity) {
        return whole(quantity, BigDecimal.valueOf(lot, quantityScale), RoundingMode.UNNECESSARY);
    }

    public String price(long ticks) {
        return Decimals.print(priceDecimal(ticks));
    }

    public String quantity(long lots) {
        return Decimals.print(quantityDecimal(BigInteger.valueOf(lots)));
    }

    /** With as many places as the tick has. */
    public BigDecimal priceDecimal(long ticks) {
        return BigDecimal.valueOf(ticks).multiply(BigDecimal.valueOf(tick, priceScale));
    }

    /** With as many places as the lot has. */
    public BigDecimal quantityDecimal(BigInteger lots) {
        return new BigDecimal(lots).multiply(BigDecimal.valueOf(lot, quantityScale));
    }

    /** What ticks times lots are in the quote asset. */
    public BigDecimal notionalDecimal(BigInteger ticksTimesLots) {
        return new BigDecimal(ticksTimesLots)
                .multiply(BigDecimal.valueOf(tick, priceScale))
                .multiply(BigDecimal.valueOf(lot, quantityScale));
    }

    private static long whole(long value, long step) {
        return value == INVALID || value % step != 0 ? INVALID : value / step;
    }

    private static long whole(BigDecimal value, BigDecimal step, RoundingMode rounding) {
        // Numbers such as 1E999999 would take long to be divided.
        if (Math.abs((long) value.precision() - value.scale()) > 40 || value.scale() > 400) {
            return INVALID;
        }
        try {
            return value.divide(step, 0, rounding).longValueExact();
        } catch (ArithmeticException e) {
            return INVALID;
        }
    }
}
