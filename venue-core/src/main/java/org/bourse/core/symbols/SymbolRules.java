package org.bourse.core.symbols;

import java.math.BigInteger;
import org.bourse.contracts.v1.SymbolState;
import org.bourse.core.Breaker;
import org.bourse.core.SymbolDefinition;
import org.bourse.core.amounts.Rates;
import org.jspecify.annotations.Nullable;

/** What makes a definition of a symbol tradable. */
final class SymbolRules {
    private static final int SCALE_MAX = 18;
    private static final long REFERENCE_TICKS_MAX = 1L << 53;

    /** Of a breaker's pause, and of its auction. */
    private static final int COURSE_SECONDS_MAX = 3_600;

    private SymbolRules() {}

    /** The symbol, or null when the definition breaks a rule other than those of fees. */
    static @Nullable Symbol symbol(
            SymbolDefinition definition, Assets.Asset base, Assets.Asset quote, int symbolsMax) {
        if (!isWithinBounds(definition, symbolsMax)
                || definition.base() == definition.quote()
                || !definition.name().equals(base.code() + "-" + quote.code())) {
            return null;
        }
        long lotMinor =
                scaled(
                        BigInteger.valueOf(definition.lot()),
                        base.scale() - definition.quantityScale());
        long tickLotMinor =
                scaled(
                        BigInteger.valueOf(definition.tick())
                                .multiply(BigInteger.valueOf(definition.lot())),
                        quote.scale() - definition.priceScale() - definition.quantityScale());
        return lotMinor > 0 && tickLotMinor > 0
                ? new Symbol(definition, lotMinor, tickLotMinor)
                : null;
    }

    static boolean isWithinBounds(SymbolDefinition definition, int symbolsMax) {
        return isWithin(definition.symbol(), 1, symbolsMax)
                && definition.tick() >= 1
                && definition.lot() >= 1
                && isWithin(definition.priceScale(), 0, SCALE_MAX)
                && isWithin(definition.quantityScale(), 0, SCALE_MAX)
                && isWithin(definition.lotsMin(), 1, definition.lotsMax())
                && definition.notionalMinorMin() >= 0
                && isWithin(definition.marketBoundE8(), 0, Rates.ONE_E8)
                && isWithin(definition.staticBandE8(), 0, Rates.ONE_E8)
                && isWithin(definition.dynamicBandE8(), 0, Rates.ONE_E8)
                && isWithin(definition.referencePriceTicks(), 0, REFERENCE_TICKS_MAX)
                && isBreaker(definition.breaker());
    }

    private static boolean isBreaker(Breaker breaker) {
        return breaker.rateE8() == 0
                ? breaker.equals(Breaker.NONE)
                : isWithin(breaker.rateE8(), 1, Rates.ONE_E8)
                        && isWithin(breaker.windowSeconds(), 1, Breaker.WINDOW_SECONDS_MAX)
                        && isWithin(breaker.pauseSeconds(), 1, COURSE_SECONDS_MAX)
                        && isWithin(breaker.auctionSeconds(), 1, COURSE_SECONDS_MAX);
    }

    /** Whether a symbol can begin with this state. */
    static boolean isFirstState(SymbolState state) {
        return switch (state) {
            case TRADING, HALTED, CANCEL_ONLY, AUCTION -> true;
            case UNCROSSING, DELISTED, SYMBOL_STATE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    /** Whether nothing changes that prices, quantities and balances are told in. */
    static boolean isSame(SymbolDefinition listed, SymbolDefinition changed) {
        return changed.name().equals(listed.name())
                && changed.base() == listed.base()
                && changed.quote() == listed.quote()
                && changed.tick() == listed.tick()
                && changed.priceScale() == listed.priceScale()
                && changed.lot() == listed.lot()
                && changed.quantityScale() == listed.quantityScale();
    }

    /** {@code value × 10^exponent} when that is whole and fits 63 bits, otherwise 0. */
    private static long scaled(BigInteger value, int exponent) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        if (exponent >= 0) {
            return positiveOrZero(value.multiply(power));
        }
        BigInteger[] parts = value.divideAndRemainder(power);
        return parts[1].signum() == 0 ? positiveOrZero(parts[0]) : 0;
    }

    private static long positiveOrZero(BigInteger value) {
        return value.bitLength() <= 63 ? value.longValue() : 0;
    }

    private static boolean isWithin(long value, long min, long max) {
        return value >= min && value <= max;
    }
}
