package org.bourse.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeSlicesTest {
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final TimeRange KNOWN = TimeRange.between(BEGIN, END);

    private static Instant days(Instant from, int days) {
        return from.plus(days, ChronoUnit.DAYS);
    }

    @Test
    void theNewestAreLookedForInAFewDaysThenInMore() {
        assertEquals(
                List.of(
                        new TimeRange(Optional.of(days(END, -16)), Optional.empty()),
                        TimeRange.between(days(END, -80), days(END, -16)),
                        TimeRange.between(days(END, -336), days(END, -80)),
                        new TimeRange(Optional.empty(), Optional.of(days(END, -336)))),
                TimeSlices.of(TimeRange.ALL, Sort.NEWEST, KNOWN));
    }

    @Test
    void theOldestAreLookedForFromTheOtherEnd() {
        assertEquals(
                List.of(
                        new TimeRange(Optional.empty(), Optional.of(days(BEGIN, 16))),
                        TimeRange.between(days(BEGIN, 16), days(BEGIN, 80)),
                        TimeRange.between(days(BEGIN, 80), days(BEGIN, 336)),
                        new TimeRange(Optional.of(days(BEGIN, 336)), Optional.empty())),
                TimeSlices.of(TimeRange.ALL, Sort.OLDEST, KNOWN));
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void aShortTimeIsOneSlice(Sort sort) {
        TimeRange week = TimeRange.between(days(BEGIN, 100), days(BEGIN, 107));

        assertEquals(List.of(week), TimeSlices.of(week, sort, KNOWN));
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void slicesTouchAndMakeUpTheWhole(Sort sort) {
        TimeRange wanted = TimeRange.between(days(BEGIN, -500), days(BEGIN, 300));

        List<TimeRange> slices = TimeSlices.of(wanted, sort, KNOWN);

        List<TimeRange> byTime = sort == Sort.OLDEST ? slices : slices.reversed();
        assertEquals(wanted.from(), byTime.getFirst().from());
        assertEquals(wanted.to(), byTime.getLast().to());
        for (int i = 1; i < byTime.size(); i++) {
            assertEquals(byTime.get(i - 1).to(), byTime.get(i).from());
        }
        assertTrue(slices.size() > 2);
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void aTimeOutsideOfWhatIsKnownIsOneSlice(Sort sort) {
        TimeRange later = new TimeRange(Optional.of(days(END, 5)), Optional.empty());
        TimeRange earlier = new TimeRange(Optional.empty(), Optional.of(days(BEGIN, -5)));

        assertEquals(List.of(later), TimeSlices.of(later, sort, KNOWN));
        assertEquals(List.of(earlier), TimeSlices.of(earlier, sort, KNOWN));
    }
}
