package org.bourse.marketdata.adjust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.bourse.contracts.Decimals;
import org.bourse.marketdata.history.HistoryCandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackAdjustmentTest {
    private static final LocalDate DAY = LocalDate.parse("2024-06-10");
    private static final MathContext EXACT = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final MathContext TOLD = new MathContext(18, RoundingMode.HALF_EVEN);

    private static HistoryCandle candle(LocalDate day, String close) {
        BigDecimal price = new BigDecimal(close);
        return new HistoryCandle(
                day.toEpochDay() * 86_400_000_000L,
                price,
                price.add(BigDecimal.ONE),
                price,
                price,
                new BigDecimal("1000"),
                new BigDecimal("5000"),
                7L,
                null,
                new BigDecimal("30"),
                1L,
                2L);
    }

    private static CorporateAction split(LocalDate day, int newShares, int oldShares) {
        return new CorporateAction.Split(
                day, BigDecimal.valueOf(newShares), BigDecimal.valueOf(oldShares));
    }

    private static CorporateAction dividend(LocalDate day, String amount) {
        return new CorporateAction.CashDividend(day, new BigDecimal(amount));
    }

    private static String close(BackAdjustment adjustment, LocalDate day, String close) {
        return Decimals.print(adjustment.adjusted(candle(day, close), day).close());
    }

    @Test
    void ofASplitPricesBecomeLessAndVolumesMoreBeforeTheExDateOnly() {
        BackAdjustment adjustment =
                BackAdjustment.of(List.of(split(DAY, 10, 1)), _ -> Optional.empty());

        HistoryCandle before =
                adjustment.adjusted(candle(DAY.minusDays(1), "1208.88"), DAY.minusDays(1));

        assertEquals("120.888", Decimals.print(before.close()));
        assertEquals("120.988", Decimals.print(before.high()));
        assertEquals("10000", Decimals.print(before.volume()));
        assertEquals(new BigDecimal("5000"), before.quoteVolume());
        HistoryCandle on = candle(DAY, "121.79");
        assertSame(on, adjustment.adjusted(on, DAY));
    }

    @Test
    void ofADividendItIsThePartThatIsLeftOfTheCloseBefore() {
        BackAdjustment adjustment =
                BackAdjustment.of(
                        List.of(dividend(DAY, "0.24")), _ -> Optional.of(new BigDecimal("24")));

        assertEquals("9.9", close(adjustment, DAY.minusDays(3), "10"));
        assertEquals(
                new BigDecimal("1000"),
                adjustment
                        .adjusted(candle(DAY.minusDays(3), "10"), DAY.minusDays(3))
                        .volume()
                        .setScale(0));
    }

    @Test
    void aDividendAndASplitOfOneDayAreBothOfSharesBefore() {
        BackAdjustment adjustment =
                BackAdjustment.of(
                        List.of(split(DAY, 2, 1), dividend(DAY, "1")),
                        _ -> Optional.of(new BigDecimal("100")));

        assertEquals("49.5", close(adjustment, DAY.minusDays(1), "100"));
    }

    @Test
    void aDividendThatNothingWasTradedBeforeDoesNothing() {
        BackAdjustment adjustment =
                BackAdjustment.of(List.of(dividend(DAY, "1")), _ -> Optional.empty());

        assertEquals("100", close(adjustment, DAY.minusDays(1), "100"));
    }

    @Test
    void aDividendOfAllTheCloseIsRefused() {
        assertThrows(
                NotAdjustableException.class,
                () ->
                        BackAdjustment.of(
                                List.of(dividend(DAY, "100")),
                                _ -> Optional.of(new BigDecimal("100"))));
    }

    /** The slow way: day by day backwards, each action on its ex-date, with 60 digits. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itIsAsDayByDayBackwards(long seed) {
        Random dice = new Random(seed);
        TreeMap<LocalDate, BigDecimal> closes = new TreeMap<>();
        List<CorporateAction> actions = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            LocalDate day = DAY.plusDays(i);
            if (dice.nextInt(7) > 1) {
                closes.put(day, BigDecimal.valueOf(5_000 + dice.nextInt(90_000), 2));
            }
            if (dice.nextInt(25) == 0) {
                actions.add(split(day, 1 + dice.nextInt(7), 1 + dice.nextInt(3)));
            }
            if (dice.nextInt(15) == 0) {
                actions.add(dividend(day, "0." + (1 + dice.nextInt(900))));
            }
        }
        BackAdjustment adjustment =
                BackAdjustment.of(
                        actions,
                        day ->
                                Optional.ofNullable(closes.lowerEntry(day))
                                        .map(it -> it.getValue()));

        BigDecimal price = BigDecimal.ONE;
        BigDecimal volume = BigDecimal.ONE;
        for (LocalDate day = DAY.plusDays(399); !day.isBefore(DAY); day = day.minusDays(1)) {
            BigDecimal close = closes.get(day);
            if (close != null) {
                HistoryCandle adjusted =
                        adjustment.adjusted(candle(day, close.toPlainString()), day);
                assertEquals(
                        Decimals.print(close.multiply(price, EXACT).round(TOLD)),
                        Decimals.print(adjusted.close()));
                assertEquals(
                        Decimals.print(BigDecimal.valueOf(1_000).multiply(volume).round(TOLD)),
                        Decimals.print(adjusted.volume()));
            }
            for (CorporateAction action : actions) {
                if (action.exDate().equals(day)) {
                    switch (action) {
                        case CorporateAction.Split split -> {
                            BigDecimal ratio = split.oldShares().divide(split.newShares(), EXACT);
                            price = price.multiply(ratio, EXACT);
                            volume =
                                    volume.multiply(split.newShares())
                                            .divide(split.oldShares(), EXACT);
                        }
                        case CorporateAction.CashDividend cash -> {
                            if (closes.lowerEntry(day) != null) {
                                BigDecimal before = closes.lowerEntry(day).getValue();
                                price =
                                        price.multiply(
                                                before.subtract(cash.amount())
                                                        .divide(before, EXACT),
                                                EXACT);
                            }
                        }
                    }
                }
            }
        }
    }
}
