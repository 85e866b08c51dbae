package org.bourse.risk.volume;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** The trading day of a venue that never closes: the UTC day of venue time. */
public final class VenueDay {
    private static final long MICROS = TimeUnit.DAYS.toMicros(1);

    private VenueDay() {}

    /** The day of a time, in days since the Unix epoch. */
    public static int of(long venueTimeMicros) {
        return Math.toIntExact(Math.floorDiv(venueTimeMicros, MICROS));
    }

    public static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }
}
