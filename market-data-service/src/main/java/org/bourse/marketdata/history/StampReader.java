package org.bourse.marketdata.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.bourse.contracts.Decimals;
import org.bourse.marketdata.source.tick.ProviderTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of rows, in microseconds since the Unix epoch: counts since the epoch, ISO 8601
 * with or without an offset, or a pattern. One thread at a time.
 */
public final class StampReader {
    /** What a bare number counts. */
    public enum Unit {
        /** Told by its size: seconds have at most 11 digits, milliseconds 14, microseconds 17. */
        BY_SIZE(0),
        SECONDS(1_000_000_000),
        MILLISECONDS(1_000_000),
        MICROSECONDS(1_000),
        NANOSECONDS(1);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }
    }

    private static final long SECONDS_END = 100_000_000_000L;
    private static final long MILLIS_END = SECONDS_END * 1_000;
    private static final long MICROS_END = MILLIS_END * 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int LENGTH_MAX = 64;

    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffset("+HH:mm", "Z")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private final Unit unit;
    private final ZoneId zone;
    private final @Nullable DateTimeFormatter pattern;
    private final boolean daysAreUtc;

    /**
     * @param zone whose clocks times without an offset are of
     * @param pattern of times that are neither counts nor ISO 8601; null for none
     * @param daysAreUtc a date without a time is the day that begins then in UTC, as candles of
     *     days do; else it begins in the zone
     */
    public StampReader(
            Unit unit, ZoneId zone, @Nullable DateTimeFormatter pattern, boolean daysAreUtc) {
        this.unit = unit;
        this.zone = zone;
        this.pattern = pattern;
        this.daysAreUtc = daysAreUtc;
    }

    /** The time, or {@link ProviderTime#INVALID} for a text that is none from 1970 to 2200. */
    public long micros(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return ProviderTime.INVALID;
        }
        DateTimeFormatter told = pattern;
        if (told != null) {
            return parsed(text, told);
        }
        return isNumber(text) ? counted(text) : parsed(text.replace(' ', 'T'), ISO);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return true;
    }

    private long counted(String text) {
        int point = text.indexOf('.');
        long whole = Decimals.parse(point < 0 ? text : text.substring(0, point), 0);
        if (whole < 0) {
            return ProviderTime.INVALID;
        }
        long nanos = unit == Unit.BY_SIZE ? bySize(whole).nanos : unit.nanos;
        long seconds = whole / (NANOS_PER_SECOND / nanos);
        long rest = whole % (NANOS_PER_SECOND / nanos) * nanos;
        if (point >= 0) {
            // More places than nanoseconds are left out.
            int end = Math.min(text.length(), point + 10);
            long part = Decimals.parse("0." + text.substring(point + 1, end), 9);
            if (part < 0 || text.indexOf('.', point + 1) >= 0) {
                return ProviderTime.INVALID;
            }
            rest += nanos == NANOS_PER_SECOND ? part : part / (NANOS_PER_SECOND / nanos);
        }
        return at(seconds, rest);
    }

    private static Unit bySize(long number) {
        if (number < SECONDS_END) {
            return Unit.SECONDS;
        }
        if (number < MILLIS_END) {
            return Unit.MILLISECONDS;
        }
        return number < MICROS_END ? Unit.MICROSECONDS : Unit.NANOSECONDS;
    }

    private long parsed(String text, DateTimeFormatter formatter) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                Instant instant = Instant.from(parsed);
                return at(instant.getEpochSecond(), instant.getNano());
            }
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (parsed.query(TemporalQueries.localTime()) == null) {
                ZoneId of = daysAreUtc ? ZoneOffset.UTC : zone;
                return at(date.atStartOfDay(of).toEpochSecond(), 0);
            }
            LocalDateTime local = LocalDateTime.from(parsed);
            // An hour that the clocks went through twice is the first; one left out is none.
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            return offsets.isEmpty()
                    ? ProviderTime.INVALID
                    : at(local.toEpochSecond(offsets.getFirst()), local.getNano());
        } catch (DateTimeException e) {
            return ProviderTime.INVALID;
        }
    }

    private static long at(long seconds, long nanos) {
        long micros = ProviderTime.ofSeconds(seconds);
        return micros == ProviderTime.INVALID ? micros : micros + nanos / 1_000;
    }
}
