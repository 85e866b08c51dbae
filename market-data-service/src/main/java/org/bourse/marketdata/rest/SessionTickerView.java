package org.bourse.marketdata.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.bourse.contracts.Decimals;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The last price of regular hours, and the one outside of them since. */
@Schema(name = "SessionTicker")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionTickerView(
        @Schema(examples = "AAPL-USD") String symbol,
        @Schema(description = "Whose regular hours they are", examples = "nyse") String calendar,
        @Schema(description = "The part of the calendar's day that venue time is in")
                TradingHours.Part session,
        @Schema(description = "Of the last trade in regular hours", examples = "226.5")
                @Nullable String regularPrice,
        @Schema(description = "The minute it was made in") @Nullable Instant regularTime,
        @Schema(
                        description = "Of the last trade, if it was made outside of regular hours",
                        examples = "227.05")
                @Nullable String extendedPrice,
        @Schema(description = "The minute it was made in") @Nullable Instant extendedTime,
        @Schema(description = "The part of the day it was made in")
                TradingHours.@Nullable Part extendedSession,
        @Schema(description = "From regularPrice to extendedPrice", examples = "0.55")
                @Nullable String extendedChange,
        @Schema(description = "Of regularPrice, in percent", examples = "0.2428")
                @Nullable String extendedChangePercent) {
    private static final int PERCENT_SCALE = 4;

    /**
     * @param newest the minute of the last trade
     * @param regular the last minute of regular hours that was traded in
     */
    static SessionTickerView of(
            String symbol,
            TradingHours hours,
            long nowMicros,
            ToldCandle newest,
            Optional<ToldCandle> regular) {
        TradingHours.Part part = hours.at(newest.openMicros());
        BigDecimal base = regular.map(it -> it.candle().close()).orElse(null);
        BigDecimal extended = part == TradingHours.Part.REGULAR ? null : newest.candle().close();
        BigDecimal change = base == null || extended == null ? null : extended.subtract(base);
        return new SessionTickerView(
                symbol,
                hours.name(),
                hours.at(nowMicros),
                base == null ? null : Decimals.print(base),
                regular.map(it -> Times.of(it.openMicros())).orElse(null),
                extended == null ? null : Decimals.print(extended),
                extended == null ? null : Times.of(newest.openMicros()),
                extended == null ? null : part,
                change == null ? null : Decimals.print(change),
                base == null || change == null ? null : percent(change, base));
    }

    private static String percent(BigDecimal change, BigDecimal base) {
        return Decimals.print(
                change.movePointRight(2)
                        .divide(base, MathContext.DECIMAL64)
                        .setScale(PERCENT_SCALE, RoundingMode.HALF_EVEN));
    }
}
