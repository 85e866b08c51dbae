package org.bourse.marketdata.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Venue times as people read them. */
final class Times {
    private Times() {}

    static Instant of(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The first moment of a day in UTC. */
    static long dayMicros(LocalDate day) {
        return micros(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** The day in UTC that a moment is in. */
    static LocalDate utcDay(long micros) {
        return LocalDate.ofInstant(of(micros), ZoneOffset.UTC);
    }
}
