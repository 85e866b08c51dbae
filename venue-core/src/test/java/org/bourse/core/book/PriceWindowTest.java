package org.bourse.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 22.1: the window of a breaker, against a list of all its trades. */
class PriceWindowTest {
    private static final int STEPS = 20_000;
    private static final long RATE_E8 = 3_000_000;

    private record Trade(long second, long priceTicks) {}

    @ParameterizedTest
    @CsvSource({"1,100000", "2,700000", "5,400000", "60,1500000", "300,3000000"})
    void itKnowsTheLowestAndTheHighestOfItsSeconds(int seconds, int stepMicrosMax) {
        Random random = new Random(seconds);
        PriceWindow window = new PriceWindow(RATE_E8, seconds);
        List<Trade> trades = new ArrayList<>();
        long now = 1_000_000;
        long price = 1_000;
        for (int step = 0; step < STEPS; step++) {
            now += random.nextInt(stepMicrosMax);
            price = Math.max(500, price + random.nextInt(41) - 20);
            long traded = random.nextInt(3) == 0 ? price + random.nextInt(41) - 20 : 0;
            boolean expected = isLeft(trades, now / 1_000_000 - seconds, price, traded);
            assertEquals(expected, window.isLeft(price, traded, now), trades::toString);
            if (!expected || random.nextInt(20) == 0) {
                window.traded(price, now);
                trades.add(new Trade(now / 1_000_000, price));
            }
            if (random.nextInt(2_000) == 0) {
                window.clear();
                trades.clear();
            }
        }
    }

    private static boolean isLeft(List<Trade> trades, long before, long price, long traded) {
        trades.removeIf(trade -> trade.second() <= before);
        LongSummaryStatistics prices =
                trades.stream().mapToLong(Trade::priceTicks).summaryStatistics();
        if (traded != 0) {
            prices.accept(traded);
        }
        return prices.getCount() != 0
                && (price > prices.getMin() + prices.getMin() * 3 / 100
                        || price < prices.getMax() - prices.getMax() * 3 / 100);
    }
}
