package org.bourse.order.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A stretch of venue time.
 *
 * @param from the first moment in it; empty: without a beginning
 * @param to the first moment after it; empty: without an end
 */
public record TimeRange(Optional<Instant> from, Optional<Instant> to) {
    public static final TimeRange ALL = new TimeRange(Optional.empty(), Optional.empty());

    /** No venue's time is before it. */
    static final Instant FIRST = Instant.EPOCH;

    /** None is after it. */
    static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public static TimeRange between(Instant from, Instant to) {
        return new TimeRange(Optional.of(from), Optional.of(to));
    }

    /** From one venue time to another, both included, in microseconds since the Unix epoch. */
    static TimeRange ofMicros(long first, long last) {
        return between(time(first), time(last).plus(1, ChronoUnit.MICROS));
    }

    /** What is in both. */
    TimeRange and(TimeRange other) {
        Optional<Instant> later = from;
        if (other.from.isPresent()) {
            later = from.filter(it -> it.isAfter(other.from.get())).or(() -> other.from);
        }
        Optional<Instant> earlier = to;
        if (other.to.isPresent()) {
            earlier = to.filter(it -> it.isBefore(other.to.get())).or(() -> other.to);
        }
        return new TimeRange(later, earlier);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
