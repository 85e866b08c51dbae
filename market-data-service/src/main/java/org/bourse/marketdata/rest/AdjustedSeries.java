package org.bourse.marketdata.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bourse.marketdata.adjust.BackAdjustment;
import org.bourse.marketdata.adjust.CorporateAction;
import org.bourse.marketdata.adjust.NotAdjustableException;
import org.bourse.marketdata.candle.Interval;
import org.bourse.platform.problem.Problem;
import org.bourse.platform.problem.ProblemException;

/** Candles adjusted for what happened to the shares since. */
final class AdjustedSeries implements ToldSeries {
    private final ToldSeries traded;
    private final List<CorporateAction> actions;
    private final ZoneId zone;

    /**
     * @param actions those that have happened
     * @param zone whose days ex-dates are
     */
    AdjustedSeries(ToldSeries traded, List<CorporateAction> actions, ZoneId zone) {
        this.traded = traded;
        this.actions = actions;
        this.zone = zone;
    }

    private Optional<BigDecimal> closeBefore(LocalDate date) {
        OptionalLong end = OptionalLong.of(Times.dayMicros(date));
        return traded.candles(Interval.DAY, OptionalLong.empty(), end, 1).stream()
                .map(it -> it.candle().close())
                .findFirst();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProblemException 409 NOT_ADJUSTABLE
     */
    @Override
    public List<ToldCandle> candles(
            Interval interval, OptionalLong start, OptionalLong end, int limit) {
        if (interval == Interval.WEEK) {
            return weeks(start, end, limit);
        }
        List<ToldCandle> candles = traded.candles(interval, start, end, limit);
        if (candles.isEmpty()) {
            return candles;
        }
        BackAdjustment adjustment = since(day(interval, candles.getFirst().openMicros()));
        return candles.stream()
                .map(it ->
                        new ToldCandle(
                                it.source(),
                                adjustment.adjusted(it.candle(), day(interval, it.openMicros()))))
                .toList();
    }

    /** Of what happened after a day; nothing else matters to candles of this day and later. */
    private BackAdjustment since(LocalDate day) {
        try {
            return BackAdjustment.of(
                    actions.stream().filter(it -> it.exDate().isAfter(day)).toList(),
                    this::closeBefore);
        } catch (NotAdjustableException _) {
            throw new ProblemException(
                    Problem.of(
                            409,
                            "NOT_ADJUSTABLE",
                            "A dividend is not less than the close before it."));
        }
    }

    /** A candle of a day begins in UTC as its date says, whatever the clock. */
    private LocalDate day(Interval interval, long openMicros) {
        return interval == Interval.DAY
                ? Times.utcDay(openMicros)
                : LocalDate.ofInstant(Times.of(openMicros), zone);
    }
}
