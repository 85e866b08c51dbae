package org.bourse.order.history;

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
 * The tables that are cut by venue time, in UTC. A partition is known by its first day and named by
 * the table and that day or month.
 */
public enum PartitionedTable {
    /** Room is left in the pages, since an order's row is written again with each transition. */
    ORDERS("orders", ChronoUnit.MONTHS, 70),
    TRADES("trades", ChronoUnit.DAYS, 100),
    TRANSITIONS("order_transition", ChronoUnit.MONTHS, 100);

    private final String tableName;
    private final ChronoUnit unit;
    private final int fillFactor;
    private final DateTimeFormatter suffix;

    PartitionedTable(String tableName, ChronoUnit unit, int fillFactor) {
        this.tableName = tableName;
        this.unit = unit;
        this.fillFactor = fillFactor;
        String pattern = unit == ChronoUnit.DAYS ? "_uuuu_MM_dd" : "_uuuu_MM";
        suffix = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    public String tableName() {
        return tableName;
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The first day of the partition that a day is in. */
    LocalDate first(LocalDate day) {
        return unit == ChronoUnit.DAYS ? day : day.withDayOfMonth(1);
    }

    /** The first day of the partition after this one, which is where this one ends. */
    LocalDate next(LocalDate first) {
        return first.plus(1, unit);
    }

    String partition(LocalDate first) {
        return tableName + suffix.format(first);
    }

    /** The first day of a partition; empty for a name that is none. */
    Optional<LocalDate> first(String partition) {
        if (!partition.startsWith(tableName)) {
            return Optional.empty();
        }
        String text = partition.substring(tableName.length());
        try {
            return Optional.of(
                    unit == ChronoUnit.DAYS
                            ? LocalDate.parse(text, suffix)
                            : YearMonth.parse(text, suffix).atDay(1));
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
