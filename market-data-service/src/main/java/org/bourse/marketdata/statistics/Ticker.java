package org.bourse.marketdata.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.bourse.contracts.Decimals;
import org.bourse.marketdata.candle.Candle;

/**
 * What was traded of a symbol in 24 hours: in the minute of venue time that is now and the 1,439
 * before it. So the window begins on a full minute and is between 23 h 59 min and 24 h long.
 *
 * @param fromMicros when the window begins
 * @param toMicros venue time now
 * @param traded the trades of the window as one candle that begins with it; empty: there are none
 * @param lastTicks the price of the last trade ever; 0: there was none
 * @param previousCloseTicks the price of the last trade before the window; 0: there was none
 */
public record Ticker(
        long fromMicros,
        long toMicros,
        Optional<Candle> traded,
        long lastTicks,
        long previousCloseTicks) {
    private static final int PERCENT_SCALE = 4;

    /** From the window's first trade to its last. */
    public long changeTicks() {
        return traded.map(it -> it.closeTicks() - it.openTicks()).orElse(0L);
    }

    /** The same in percent of the first trade's price, to four digits; 0: there are no trades. */
    public String changePercent() {
        return traded.map(it ->
                        Decimals.print(
                                BigDecimal.valueOf(changeTicks())
                                        .movePointRight(2)
                                        .divide(
                                                BigDecimal.valueOf(it.openTicks()),
                                                MathContext.DECIMAL64)
                                        .setScale(PERCENT_SCALE, RoundingMode.HALF_EVEN)))
                .orElse("0");
    }
}
