package org.bourse.core.amounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against BigDecimal and BigInteger. */
class RatesTest {
    private static final int CASES = 50_000;

    private final Random random = new Random(5);

    /** From 0 to a bound, small values as likely as large ones. */
    private long amount(long max) {
        return switch (random.nextInt(8)) {
            case 0 -> max;
            case 1 -> max - random.nextInt(1_000);
            default -> (random.nextLong() >>> 1 + random.nextInt(63)) % (max + 1);
        };
    }

    @Test
    void aFeeIsRoundedUpExactly() {
        for (int i = 0; i < CASES; i++) {
            long notional = amount(Amounts.MAX);
            long rate = amount(Rates.FEE_MAX_E8) * (random.nextBoolean() ? 1 : -1);
            BigDecimal exact = BigDecimal.valueOf(notional).multiply(BigDecimal.valueOf(rate, 8));
            assertEquals(
                    exact.setScale(0, RoundingMode.CEILING).longValueExact(),
                    Rates.fee(rate, notional));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "-1,1,0", "10000000,10,1", "10000000,11,2", "-10000000,19,-1", "0,99,0"})
    void examplesOfFees(long rate, long notional, long fee) {
        assertEquals(fee, Rates.fee(rate, notional));
    }

    @Test
    void aShareIsRoundedDownExactly() {
        for (int i = 0; i < CASES; i++) {
            long value = amount(1L << 53);
            long rate = amount(Rates.ONE_E8);
            BigInteger exact =
                    BigInteger.valueOf(value)
                            .multiply(BigInteger.valueOf(rate))
                            .divide(BigInteger.valueOf(Rates.ONE_E8));
            assertEquals(exact.longValueExact(), Rates.share(rate, value));
        }
    }

    @Test
    void aBudgetPaysForTheNotionalWithItsFeeAndForNoMore() {
        for (int i = 0; i < CASES; i++) {
            long budget = amount(Amounts.MAX);
            long rate = amount(Rates.FEE_MAX_E8);
            long notional = Rates.notionalWithin(budget, rate);
            assertEquals(true, notional + Rates.fee(rate, notional) <= budget);
            long more = notional + 1;
            assertEquals(true, more > Amounts.MAX || more + Rates.fee(rate, more) > budget);
        }
    }

    @Test
    void aProductThatDoesNotFitIsKnown() {
        for (int i = 0; i < CASES; i++) {
            long left = amount(Long.MAX_VALUE - 1);
            long right = amount(Long.MAX_VALUE - 1);
            BigInteger exact = BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
            boolean fits = exact.compareTo(BigInteger.valueOf(Amounts.MAX)) <= 0;
            assertEquals(fits ? exact.longValue() : Amounts.OVERFLOW, Amounts.product(left, right));
        }
        assertEquals(Amounts.MAX, Amounts.product(1L << 31, 1L << 31));
        assertEquals(Amounts.OVERFLOW, Amounts.product(1L << 32, 1L << 31));
        assertEquals(Amounts.OVERFLOW, Amounts.product(1L << 32, 1L << 32));
    }

    @Test
    void aSumThatDoesNotFitIsKnown() {
        assertEquals(Amounts.MAX, Amounts.sum(Amounts.MAX - 1, 1));
        assertEquals(Amounts.OVERFLOW, Amounts.sum(Amounts.MAX, 1));
        assertEquals(Amounts.OVERFLOW, Amounts.sum(Amounts.MAX, Amounts.MAX));
    }
}
