package org.bourse.platform.partition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A table that is cut by venue time, in UTC. A partition is known by its first day and named by the
 * table and that day or month.
 *
 * @param unit days or months
 * @param fillFactor how full its pages are made, in percent; less than 100 leaves room for rows
 *     that are written again
 */
public record PartitionedTable(String tableName, ChronoUnit unit, int fillFactor) {
    private static final DateTimeFormatter OF_DAY =
            DateTimeFormatter.ofPattern("_uuuu_MM_dd", Locale.ROOT);
    private static final DateTimeFormatter OF_MONTH =
            DateTimeFormatter.ofPattern("_uuuu_MM", Locale.ROOT);

    public PartitionedTable {
        if (unit != ChronoUnit.DAYS && unit != ChronoUnit.MONTHS) {
            throw new IllegalArgumentException("unit=" + unit);
        }
    }

    public static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** The first moment of a day. */
    public static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The first day of the partition that a day is in. */
    public LocalDate first(LocalDate day) {
        return unit == ChronoUnit.DAYS ? day : day.withDayOfMonth(1);
    }

    /** The first day of the partition after this one, which is where this one ends. */
    public LocalDate next(LocalDate first) {
        return first.plus(1, unit);
    }

    /** The name of the partition that begins with this day. */
    public String partition(LocalDate first) {
        return tableName + (unit == ChronoUnit.DAYS ? OF_DAY : OF_MONTH).format(first);
    }

    /** The first day of a partition; empty for a name that is none. */
    public Optional<LocalDate> first(String partition) {
        if (!partition.startsWith(tableName)) {
            return Optional.empty();
        }
        String text = partition.substring(tableName.length());
        try {
            return Optional.of(
                    unit == ChronoUnit.DAYS
                            ? LocalDate.parse(text, OF_DAY)
                            : YearMonth.parse(text, OF_MONTH).atDay(1));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    String createStatement(LocalDate first) {
        return "CREATE TABLE IF NOT EXISTS "
                + partition(first)
                + " PARTITION OF "
                + tableName
                + " FOR VALUES FROM ('"
                + first
                + "T00:00:00Z') TO ('"
                + next(first)
                + "T00:00:00Z') WITH (fillfactor = "
                + fillFactor
                + ")";
    }
}
