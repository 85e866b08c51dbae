package org.bourse.marketdata.candle;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The lengths of candles. All begin on full multiples in UTC, weeks on Mondays. */
public enum Interval {
    SECOND("1s", Duration.ofSeconds(1)),
    MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    QUARTER("15m", Duration.ofMinutes(15)),
    HOUR("1h", Duration.ofHours(1)),
    FOUR_HOURS("4h", Duration.ofHours(4)),
    DAY("1d", Duration.ofDays(1)),
    WEEK("1w", Duration.ofDays(7));

    /** The Unix epoch was a Thursday; the first Monday came four days later. */
    private static final long FIRST_MONDAY_MICROS = Duration.ofDays(4).toNanos() / 1_000;

    private final String code;
    private final long micros;

    Interval(String code, Duration length) {
        this.code = code;
        this.micros = length.toNanos() / 1_000;
    }

    /** As clients write it, for example {@code 15m}. */
    public String code() {
        return code;
    }

    /** The interval of a code; empty for a text that is none. */
    public static Optional<Interval> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }

    /** Its length, in microseconds. */
    public long micros() {
        return micros;
    }

    /** When the interval that this moment is in begins, in microseconds since the Unix epoch. */
    public long openMicros(long timeMicros) {
        long shift = this == WEEK ? FIRST_MONDAY_MICROS : 0;
        return timeMicros - Math.floorMod(timeMicros - shift, micros);
    }

    /** The shorter interval that is stored and makes up this one; itself when it is stored. */
    public Interval stored() {
        return switch (this) {
            case SECOND, MINUTE, HOUR, DAY -> this;
            case FIVE_MINUTES, QUARTER -> MINUTE;
            case FOUR_HOURS -> HOUR;
            case WEEK -> DAY;
        };
    }
}
