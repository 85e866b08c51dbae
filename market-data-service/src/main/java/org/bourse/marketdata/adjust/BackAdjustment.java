package org.bourse.marketdata.adjust;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bourse.marketdata.history.HistoryCandle;
import org.jspecify.annotations.Nullable;

/**
 * Candles as if what happened to the shares later had always been so: the newest prices stay what
 * they were, older ones are multiplied by the factors of all actions whose ex-date is after their
 * day,
 *
 * <pre>
 * of a split     old shares / new shares
 * of a dividend  (C - D) / C     C: the close before the ex-date, as it was traded; D: the amount
 * </pre>
 *
 * and volumes by new shares / old shares. Turnover stays as it was. It is the proportional method
 * of CRSP (Data Descriptions Guide: cumulative factors to adjust prices and shares), which Yahoo's
 * adjusted close follows ("What is the adjusted close?", help page SLN28256). Of a split and a
 * dividend of one day C and D are of one share before the split, as CRSP's total return has it.
 *
 * <p>A factor is kept as a fraction, so each number is rounded once: to 18 digits, half to even.
 */
public final class BackAdjustment {
    private static final MathContext ROUNDING = new MathContext(18, RoundingMode.HALF_EVEN);

    /** What a number is multiplied with and divided by. */
    private record Ratio(BigDecimal times, BigDecimal by) {
        static final Ratio ONE = new Ratio(BigDecimal.ONE, BigDecimal.ONE);

        Ratio and(BigDecimal moreTimes, BigDecimal moreBy) {
            return new Ratio(times.multiply(moreTimes), by.multiply(moreBy));
        }

        BigDecimal of(BigDecimal number) {
            return number.multiply(times).divide(by, ROUNDING);
        }

        @Nullable BigDecimal ofTold(@Nullable BigDecimal number) {
            return number == null ? null : of(number);
        }
    }

    private record Factors(Ratio price, Ratio volume) {}

    /** Those of all days before a day, by this day; of the least day that is after a candle's. */
    private final TreeMap<LocalDate, Factors> before;

    private BackAdjustment(TreeMap<LocalDate, Factors> before) {
        this.before = before;
    }

    /**
     * @param actions of one symbol, in any order; those that nothing was traded before do nothing
     * @param closeBefore the close of the last day that was traded before a day, as it was traded;
     *     asked of dividends only
     * @throws NotAdjustableException when a dividend is not less than the close before it
     */
    public static BackAdjustment of(
            List<CorporateAction> actions, Function<LocalDate, Optional<BigDecimal>> closeBefore) {
        TreeMap<LocalDate, Factors> before = new TreeMap<>();
        Ratio price = Ratio.ONE;
        Ratio volume = Ratio.ONE;
        for (CorporateAction action :
                actions.stream()
                        .sorted(Comparator.comparing(CorporateAction::exDate).reversed())
                        .toList()) {
            switch (action) {
                case CorporateAction.Split split -> {
                    price = price.and(split.oldShares(), split.newShares());
                    volume = volume.and(split.newShares(), split.oldShares());
                }
                case CorporateAction.CashDividend dividend -> {
                    Optional<BigDecimal> close = closeBefore.apply(dividend.exDate());
                    if (close.isPresent()) {
                        BigDecimal rest = close.get().subtract(dividend.amount());
                        if (rest.signum() <= 0) {
                            throw new NotAdjustableException(dividend);
                        }
                        price = price.and(rest, close.get());
                    }
                }
            }
            before.put(action.exDate(), new Factors(price, volume));
        }
        return new BackAdjustment(before);
    }

    /**
     * The candle as it would have been.
     *
     * @param day the day it is of
     */
    public HistoryCandle adjusted(HistoryCandle candle, LocalDate day) {
        Map.Entry<LocalDate, Factors> next = before.higherEntry(day);
        if (next == null) {
            return candle;
        }
        Ratio price = next.getValue().price();
        Ratio volume = next.getValue().volume();
        return new HistoryCandle(
                candle.openMicros(),
                price.of(candle.open()),
                price.of(candle.high()),
                price.of(candle.low()),
                price.of(candle.close()),
                volume.of(candle.volume()),
                candle.quoteVolume(),
                candle.trades(),
                volume.ofTold(candle.takerBuyVolume()),
                candle.takerBuyQuoteVolume(),
                candle.firstTradeId(),
                candle.lastTradeId());
    }
}
