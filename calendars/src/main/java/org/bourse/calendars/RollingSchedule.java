package org.bourse.calendars;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.ScheduledChange;
import org.bourse.contracts.v1.SymbolState;

/**
 * A calendar's coming week as a schedule of the venue core (rulebook, section 23). A schedule knows
 * each second of the week once, so it says the changes of exactly seven times 24 hours: those that
 * have passed this week are already those of the next. Holidays, half days and the clocks of summer
 * are in it as far as they lie in that time; it has to be set again as time goes on.
 */
public final class RollingSchedule {
    private static final Duration WEEK = Duration.ofDays(7);

    private RollingSchedule() {}

    /**
     * The schedule that follows the calendar from an instant on for seven days.
     *
     * @param now venue time: what lies at it or before it is done
     * @return at most 64 changes, in the order of the week; none when nothing changes
     */
    public static List<ScheduledChange> of(TradingCalendar calendar, Instant now) {
        return calendar.changes(now, now.plus(WEEK)).stream()
                .map(change ->
                        ScheduledChange.newBuilder()
                                .setSecondOfWeek(secondOfWeek(change.at()))
                                .setState(change.state())
                                .build())
                .sorted(Comparator.comparingInt(ScheduledChange::getSecondOfWeek))
                .toList();
    }

    /**
     * The state a schedule has set last, after one instant and not after another; empty when it has
     * set none.
     */
    public static Optional<SymbolState> last(
            List<ScheduledChange> schedule, Instant after, Instant now) {
        Instant week = monday(now).toInstant(ZoneOffset.UTC);
        Instant latest = after;
        Optional<SymbolState> state = Optional.empty();
        for (ScheduledChange change : schedule) {
            Instant at = week.plusSeconds(change.getSecondOfWeek());
            if (at.isAfter(now)) {
                at = at.minus(WEEK);
            }
            if (at.isAfter(latest)) {
                latest = at;
                state = Optional.of(change.getState());
            }
        }
        return state;
    }

    private static int secondOfWeek(Instant instant) {
        LocalDateTime monday = monday(instant);
        return (int)
                ChronoUnit.SECONDS.between(
                        monday, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    /** The beginning of the week of an instant. */
    private static LocalDateTime monday(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .truncatedTo(ChronoUnit.DAYS);
    }
}
