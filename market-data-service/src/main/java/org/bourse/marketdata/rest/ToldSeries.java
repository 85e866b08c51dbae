package org.bourse.marketdata.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bourse.marketdata.candle.Interval;

/** The candles of one symbol, as they were traded or made of those. */
@FunctionalInterface
interface ToldSeries {
    int WEEK_DAYS = 7;

    /** Oldest first; what is asked for is as of {@link Histories#candles}. */
    List<ToldCandle> candles(Interval interval, OptionalLong start, OptionalLong end, int limit);

    /** Its weeks, made of its days: so no week is of prices that cannot be compared. */
    default List<ToldCandle> weeks(OptionalLong start, OptionalLong end, int limit) {
        OptionalLong first = start.isEmpty() ? start : OptionalLong.of(weekFrom(start.getAsLong()));
        OptionalLong last = end.isEmpty() ? end : OptionalLong.of(weekFrom(end.getAsLong()));
        List<ToldCandle> weeks =
                rolledUp(
                        candles(Interval.DAY, first, last, Math.multiplyExact(limit, WEEK_DAYS)),
                        Interval.WEEK);
        int surplus = Math.max(0, weeks.size() - limit);
        return start.isEmpty()
                ? weeks.subList(surplus, weeks.size())
                : weeks.subList(0, weeks.size() - surplus);
    }

    /** When the first week begins that begins then or later. */
    private static long weekFrom(long micros) {
        return Interval.WEEK.openMicros(micros + Interval.WEEK.micros() - 1);
    }

    /** Joins candles, oldest first, into those of a longer interval. */
    static List<ToldCandle> rolledUp(List<ToldCandle> shorter, Interval interval) {
        List<ToldCandle> longer = new ArrayList<>();
        for (ToldCandle part : shorter) {
            long micros = interval.openMicros(part.openMicros());
            if (!longer.isEmpty() && longer.getLast().openMicros() == micros) {
                longer.set(longer.size() - 1, longer.getLast().and(part));
            } else {
                longer.add(part.openedAt(micros));
            }
        }
        return longer;
    }
}
