package org.bourse.order.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a long time into growing slices, in the order of a list. To open a partition for a query
 * costs time, even if nothing is found in it, and a page is mostly full after a few days of them.
 */
final class TimeSlices {
    /** More than there are partitions made ahead, which are empty. */
    private static final Duration FIRST = Duration.ofDays(16);

    private static final int GROWTH = 4;

    private TimeSlices() {}

    /**
     * Slices that make up the wanted time whole.
     *
     * @param known where rows are expected, with both ends; others are found all the same
     */
    static List<TimeRange> of(TimeRange wanted, Sort sort, TimeRange known) {
        TimeRange expected = wanted.and(known);
        Instant begin = expected.from().orElseThrow();
        Instant end = expected.to().orElseThrow();
        return switch (sort) {
            case NEWEST -> newest(wanted, begin, end);
            case OLDEST -> oldest(wanted, begin, end);
        };
    }

    private static List<TimeRange> newest(TimeRange wanted, Instant begin, Instant end) {
        List<TimeRange> slices = new ArrayList<>();
        Optional<Instant> to = wanted.to();
        Duration size = FIRST;
        for (Instant cut = end.minus(size); cut.isAfter(begin); cut = cut.minus(size)) {
            slices.add(new TimeRange(Optional.of(cut), to));
            to = Optional.of(cut);
            size = size.multipliedBy(GROWTH);
        }
        slices.add(new TimeRange(wanted.from(), to));
        return slices;
    }

    private static List<TimeRange> oldest(TimeRange wanted, Instant begin, Instant end) {
        List<TimeRange> slices = new ArrayList<>();
        Optional<Instant> from = wanted.from();
        Duration size = FIRST;
        for (Instant cut = begin.plus(size); cut.isBefore(end); cut = cut.plus(size)) {
            slices.add(new TimeRange(from, Optional.of(cut)));
            from = Optional.of(cut);
            size = size.multipliedBy(GROWTH);
        }
        slices.add(new TimeRange(from, wanted.to()));
        return slices;
    }
}
