package org.bourse.portfolio.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Venue times in the database. */
public final class Times {
    private Times() {}

    /** Since 1970. */
    public static long micros(ResultSet row, int column) throws SQLException {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant(row, column));
    }

    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static LocalDate day(long days) {
        return LocalDate.ofEpochDay(days);
    }
}
