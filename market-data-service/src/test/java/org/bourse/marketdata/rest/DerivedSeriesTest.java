package org.bourse.marketdata.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bourse.marketdata.adjust.CorporateAction;
import org.bourse.marketdata.calendar.Calendars;
import org.bourse.marketdata.candle.Interval;
import org.bourse.marketdata.history.HistoryCandle;
import org.bourse.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Candles of regular hours, and adjusted ones, against a slow way from all minutes. */
class DerivedSeriesTest {
    private static final Instant BEGIN = Instant.parse("2026-10-22T00:00:00Z");
    private static final int MINUTES = 40 * 1_440;
    private static final int MANY = 100_000;

    private static TradingHours hours(String calendar) {
        return new Sessions(new Calendars(Optional::empty)).hours(calendar).orElseThrow();
    }

    private static HistoryCandle candle(long micros, Random dice) {
        BigDecimal open = BigDecimal.valueOf(5_000 + dice.nextInt(5_000), 2);
        BigDecimal close = BigDecimal.valueOf(5_000 + dice.nextInt(5_000), 2);
        BigDecimal volume = BigDecimal.valueOf(1 + dice.nextInt(500), 1);
        return new HistoryCandle(
                micros,
                open,
                open.max(close),
                open.min(close),
                close,
                volume,
                volume,
                2L,
                null,
                null,
                null,
                null);
    }

    /** Around the clock, with days without any; over a change of New York's clocks. */
    private static List<ToldCandle> minutes(long seed) {
        Random dice = new Random(seed);
        List<ToldCandle> minutes = new ArrayList<>();
        for (int i = 0; i < MINUTES; i++) {
            boolean isQuiet = i / 1_440 % 9 == 5;
            if (!isQuiet && dice.nextInt(20) == 0) {
                long micros = Times.micros(BEGIN) + i * Interval.MINUTE.micros();
                minutes.add(new ToldCandle(null, candle(micros, dice)));
            }
        }
        return minutes;
    }

    /** What the tables would say of these minutes. */
    private static ToldSeries series(List<ToldCandle> minutes) {
        return (interval, start, end, limit) ->
                page(ToldSeries.rolledUp(minutes, interval), start, end, limit);
    }

    private static List<ToldCandle> page(
            List<ToldCandle> all, OptionalLong start, OptionalLong end, int limit) {
        List<ToldCandle> within =
                all.stream()
                        .filter(it -> it.openMicros() >= start.orElse(0))
                        .filter(it -> it.openMicros() < end.orElse(Long.MAX_VALUE))
                        .toList();
        int surplus = Math.max(0, within.size() - limit);
        return start.isEmpty()
                ? within.subList(surplus, within.size())
                : within.subList(0, within.size() - surplus);
    }

    /** All candles of regular hours, told minute by minute whether it is one. */
    private static List<ToldCandle> regular(
            List<ToldCandle> minutes, Interval interval, TradingHours hours) {
        TreeMap<Long, ToldCandle> candles = new TreeMap<>();
        for (ToldCandle minute : minutes) {
            if (hours.at(minute.openMicros()) == TradingHours.Part.REGULAR) {
                long key =
                        interval.compareTo(Interval.DAY) < 0
                                ? interval.openMicros(minute.openMicros())
                                : interval.openMicros(
                                        Times.dayMicros(hours.date(minute.openMicros())));
                candles.merge(key, minute.openedAt(key), ToldCandle::and);
            }
        }
        return List.copyOf(candles.values());
    }

    static Stream<Arguments> intervals() {
        return Stream.of(Interval.values())
                .filter(it -> it != Interval.SECOND)
                .flatMap(
                        it -> Stream.of("nyse", "nse", "24x7").map(name -> Arguments.of(it, name)));
    }

    @ParameterizedTest
    @MethodSource("intervals")
    void pagesOfRegularHoursAreThoseOfTheSlowWay(Interval interval, String calendar) {
        List<ToldCandle> minutes = minutes(interval.ordinal());
        List<ToldCandle> all = regular(minutes, interval, hours(calendar));
        RegularSeries series = new RegularSeries(series(minutes), hours(calendar));
        Random dice = new Random(interval.ordinal());
        for (int i = 0; i < 40; i++) {
            OptionalLong start = thrown(dice);
            OptionalLong end = thrown(dice);
            int limit = 1 + dice.nextInt(60);

            assertEquals(
                    page(all, start, end, limit),
                    series.candles(interval, start, end, limit),
                    start + " " + end + " " + limit);
        }
        assertTrue(all.size() > 4);
    }

    private static OptionalLong thrown(Random dice) {
        return dice.nextInt(3) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Times.micros(BEGIN) + dice.nextInt(MINUTES) * Interval.MINUTE.micros());
    }

    @Test
    void weeksAreAdjustedDayByDay() {
        List<ToldCandle> minutes = minutes(3);
        // A Wednesday.
        LocalDate exDate = LocalDate.parse("2026-11-11");
        AdjustedSeries series =
                new AdjustedSeries(
                        series(minutes),
                        List.of(new CorporateAction.Split(exDate, BigDecimal.TWO, BigDecimal.ONE)),
                        ZoneOffset.UTC);
        List<ToldCandle> halved =
                minutes.stream()
                        .map(it -> Times.utcDay(it.openMicros()).isBefore(exDate) ? half(it) : it)
                        .toList();
        for (Interval interval : List.of(Interval.HOUR, Interval.DAY, Interval.WEEK)) {
            assertEquals(
                    texts(ToldSeries.rolledUp(halved, interval)),
                    texts(
                            series.candles(
                                    interval, OptionalLong.of(0), OptionalLong.empty(), MANY)));
        }
    }

    private static ToldCandle half(ToldCandle told) {
        HistoryCandle of = told.candle();
        BigDecimal two = BigDecimal.TWO;
        return new ToldCandle(
                told.source(),
                new HistoryCandle(
                        of.openMicros(),
                        of.open().divide(two),
                        of.high().divide(two),
                        of.low().divide(two),
                        of.close().divide(two),
                        of.volume().multiply(two),
                        of.quoteVolume(),
                        of.trades(),
                        null,
                        null,
                        null,
                        null));
    }

    private static List<String> texts(List<ToldCandle> candles) {
        return candles.stream().map(it -> KlineView.of(it, null).toString()).toList();
    }

    @Test
    void dividendsAreMeasuredByTheCloseOfTheRegularDayBefore() {
        List<ToldCandle> minutes = minutes(4);
        TradingHours hours = hours("nyse");
        RegularSeries regular = new RegularSeries(series(minutes), hours);
        LocalDate exDate = LocalDate.parse("2026-11-10");
        BigDecimal before =
                regular(minutes, Interval.DAY, hours).stream()
                        .filter(it -> it.openMicros() < Times.dayMicros(exDate))
                        .reduce((_, last) -> last)
                        .orElseThrow()
                        .candle()
                        .close();

        AdjustedSeries series = adjusted(regular, exDate, before.divide(new BigDecimal("4")));

        List<ToldCandle> days =
                series.candles(
                        Interval.DAY,
                        OptionalLong.empty(),
                        OptionalLong.of(Times.dayMicros(exDate)),
                        1);
        assertEquals(
                0,
                before.multiply(new BigDecimal("0.75"))
                        .compareTo(days.getFirst().candle().close()));
        AdjustedSeries ofAll = adjusted(regular, exDate, before);
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () ->
                                ofAll.candles(
                                        Interval.DAY,
                                        OptionalLong.of(0),
                                        OptionalLong.empty(),
                                        MANY));
        assertEquals("NOT_ADJUSTABLE", refused.problem().code());
    }

    private static AdjustedSeries adjusted(ToldSeries series, LocalDate exDate, BigDecimal amount) {
        return new AdjustedSeries(
                series,
                List.of(new CorporateAction.CashDividend(exDate, amount)),
                ZoneId.of("America/New_York"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T14:29:59Z, PRE_MARKET",
        "2026-11-25T14:30:00Z, REGULAR",
        "2026-11-25T20:59:59Z, REGULAR",
        "2026-11-25T23:00:00Z, AFTER_HOURS",
        "2026-11-26T03:00:00Z, AFTER_HOURS",
        "2026-11-26T15:00:00Z, CLOSED",
        "2026-11-27T17:59:59Z, REGULAR",
        "2026-11-27T19:00:00Z, AFTER_HOURS",
        "2026-11-28T15:00:00Z, CLOSED"
    })
    void partsOfTheDayAreByTheCalendarsClock(Instant time, TradingHours.Part expected) {
        assertEquals(expected, hours("nyse").at(Times.micros(time)));
    }

    @Test
    void theExtendedPriceIsThatOfTheLastTradeOutsideOfRegularHours() {
        Random dice = new Random(1);
        long evening = Times.micros(Instant.parse("2026-11-25T23:00:00Z"));
        ToldCandle regular =
                new ToldCandle(null, candle(evening - 3 * Interval.HOUR.micros(), dice));
        ToldCandle last = new ToldCandle(null, candle(evening, dice));

        SessionTickerView after =
                SessionTickerView.of("A-B", hours("nyse"), evening, last, Optional.of(regular));
        SessionTickerView during =
                SessionTickerView.of("A-B", hours("nyse"), evening, regular, Optional.of(regular));

        assertEquals(TradingHours.Part.AFTER_HOURS, after.extendedSession());
        assertEquals(
                last.candle().close().subtract(regular.candle().close()),
                new BigDecimal(String.valueOf(after.extendedChange())).setScale(2));
        assertEquals(after.regularPrice(), during.regularPrice());
        assertEquals(null, during.extendedPrice());
        assertEquals(TradingHours.Part.AFTER_HOURS, during.session());
    }
}
