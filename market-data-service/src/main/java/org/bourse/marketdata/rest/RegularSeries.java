package org.bourse.marketdata.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.store.TradeQuery;

/**
 * Candles of the regular hours of a calendar only, made of those that begin within them: of seconds
 * for seconds, else of minutes. A day is one of the calendar's, and begins in UTC as its date says.
 */
final class RegularSeries implements ToldSeries {
    /** So many days that were traded are looked at together. */
    private static final int DAYS_MAX = 250;

    /** Of a day on which clocks are put back, and more. */
    private static final int MINUTES_MAX = 1_500;

    private final ToldSeries all;
    private final TradingHours hours;

    RegularSeries(ToldSeries all, TradingHours hours) {
        this.all = all;
        this.hours = hours;
    }

    /** The most candles that may be asked for at once: those of a year's minutes or so. */
    static int limitMax(Interval interval) {
        return switch (interval) {
            case SECOND, MINUTE, FIVE_MINUTES, QUARTER, HOUR -> 1_000;
            case FOUR_HOURS -> 2 * DAYS_MAX;
            case DAY -> DAYS_MAX;
            case WEEK -> DAYS_MAX / 5;
        };
    }

    /** What is asked for. */
    private record Wanted(Interval interval, long fromMicros, long toMicros, boolean newestFirst) {
        boolean has(ToldCandle candle) {
            return candle.openMicros() >= fromMicros && candle.openMicros() < toMicros;
        }
    }

    @Override
    public List<ToldCandle> candles(
            Interval interval, OptionalLong start, OptionalLong end, int limit) {
        if (interval == Interval.WEEK) {
            return weeks(start, end, limit);
        }
        Wanted wanted =
                new Wanted(
                        interval,
                        start.orElse(0),
                        end.orElse(TradeQuery.LAST_MICROS),
                        start.isEmpty());
        List<ToldCandle> found = List.of();
        Set<LocalDate> read = new HashSet<>();
        // By clocks other than UTC's a day begins up to a day before or after.
        long day = Interval.DAY.micros();
        OptionalLong from =
                start.isEmpty()
                        ? start
                        : OptionalLong.of(
                                Math.max(0, Interval.DAY.openMicros(start.getAsLong()) - day));
        OptionalLong to = end.isEmpty() ? end : OptionalLong.of(end.getAsLong() + day);
        List<ToldCandle> traded;
        do {
            traded = all.candles(Interval.DAY, from, to, DAYS_MAX);
            SortedSet<LocalDate> dates = dates(traded);
            for (LocalDate date : wanted.newestFirst() ? dates.reversed() : dates) {
                // One more, so that the last candle's parts are whole.
                if (found.size() <= limit && read.add(date)) {
                    List<ToldCandle> session = session(date, wanted, limit);
                    found = wanted.newestFirst() ? joined(session, found) : joined(found, session);
                }
            }
            if (!traded.isEmpty()) {
                from =
                        start.isEmpty()
                                ? from
                                : OptionalLong.of(traded.getLast().openMicros() + day);
                to = start.isEmpty() ? OptionalLong.of(traded.getFirst().openMicros()) : to;
            }
        } while (traded.size() == DAYS_MAX && found.size() <= limit);
        int surplus = Math.max(0, found.size() - limit);
        return wanted.newestFirst()
                ? found.subList(surplus, found.size())
                : found.subList(0, found.size() - surplus);
    }

    /** The calendar's days that days in UTC are part of. */
    private SortedSet<LocalDate> dates(List<ToldCandle> utcDays) {
        SortedSet<LocalDate> dates = new TreeSet<>();
        for (ToldCandle day : utcDays) {
            dates.add(hours.date(day.openMicros()));
            dates.add(hours.date(day.openMicros() + Interval.DAY.micros() - 1));
        }
        return dates;
    }

    /** A candle in which a day ends and the next begins is of both. */
    private static List<ToldCandle> joined(List<ToldCandle> earlier, List<ToldCandle> later) {
        List<ToldCandle> both = new ArrayList<>(earlier);
        for (ToldCandle candle : later) {
            if (!both.isEmpty() && both.getLast().openMicros() == candle.openMicros()) {
                both.set(both.size() - 1, both.getLast().and(candle));
            } else {
                both.add(candle);
            }
        }
        return both;
    }

    /** What is wanted of one day. */
    private List<ToldCandle> session(LocalDate date, Wanted wanted, int limit) {
        Optional<TradingHours.Span> span = hours.of(date);
        if (span.isEmpty()) {
            return List.of();
        }
        long open = span.get().fromMicros();
        long close = span.get().toMicros();
        return switch (wanted.interval()) {
            case SECOND, MINUTE -> told(open, close, wanted, limit);
            case FIVE_MINUTES, QUARTER, HOUR, FOUR_HOURS ->
                    ToldSeries.rolledUp(minutes(open, close), wanted.interval()).stream()
                            .filter(wanted::has)
                            .toList();
            case DAY, WEEK ->
                    minutes(open, close).stream()
                            .reduce(ToldCandle::and)
                            .map(it -> it.openedAt(Times.dayMicros(date)))
                            .filter(wanted::has)
                            .stream()
                            .toList();
        };
    }

    private List<ToldCandle> minutes(long open, long close) {
        return all.candles(
                Interval.MINUTE, OptionalLong.of(open), OptionalLong.of(close), MINUTES_MAX);
    }

    private List<ToldCandle> told(long open, long close, Wanted wanted, int limit) {
        OptionalLong from =
                wanted.newestFirst()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.max(open, wanted.fromMicros()));
        OptionalLong to = OptionalLong.of(Math.min(close, wanted.toMicros()));
        return all.candles(wanted.interval(), from, to, limit).stream()
                .filter(it -> it.openMicros() >= open && wanted.has(it))
                .toList();
    }
}
