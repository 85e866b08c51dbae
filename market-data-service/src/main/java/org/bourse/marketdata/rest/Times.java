package org.bourse.marketdata.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Venue times as people read them. */
final class Times {
    private Times() {}

    static Instant of(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
