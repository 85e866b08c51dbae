package org.bourse.marketdata.source.tick;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Times as providers tell them, in microseconds of UTC; from 1970 to 2200. */
public final class ProviderTime {
    /** What is returned for a time that there is not. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final long MAX_MICROS =
            LocalDate.of(2200, 1, 1).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC) * 1_000_000;

    private ProviderTime() {}

    public static long ofSeconds(long seconds) {
        return scaled(seconds, 1_000_000);
    }

    public static long ofMillis(long millis) {
        return scaled(millis, 1_000);
    }

    private static long scaled(long count, long micros) {
        return count < 0 || count >= MAX_MICROS / micros ? INVALID : count * micros;
    }

    /**
     * Reads {@code 2024-01-15 16:00:00} on the clocks of a zone. An hour that the clocks went
     * through twice is the first of the two; one that they left out is none.
     */
    public static long ofLocal(String text, ZoneId zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(text.replace(' ', 'T'));
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            return offsets.isEmpty() ? INVALID : ofSeconds(local.toEpochSecond(offsets.getFirst()));
        } catch (DateTimeException e) {
            return INVALID;
        }
    }

    /** The beginning of a day such as {@code 2024-01-15} in a zone. */
    public static long ofDate(String text, ZoneId zone) {
        try {
            return ofSeconds(LocalDate.parse(text).atStartOfDay(zone).toEpochSecond());
        } catch (DateTimeException e) {
            return INVALID;
        }
    }
}
