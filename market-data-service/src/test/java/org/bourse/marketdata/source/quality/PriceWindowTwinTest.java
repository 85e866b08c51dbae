package org.bourse.marketdata.source.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceWindowTwinTest {
    private static final int SEEDS_EACH = 50;

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000, 3_000})
    void hasTheMediansOfTheSortedPrices(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + SEEDS_EACH; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int pricesMax = random.nextInt(1, 40);
            long spread = random.nextInt(1, 3) == 1 ? 4 : 1_000_000;
            PriceWindow window = new PriceWindow(pricesMax);
            Deque<Long> twin = new ArrayDeque<>();

            for (int i = 0; i < 400; i++) {
                long price = random.nextLong(1, spread + 1);
                window.add(price);
                twin.add(price);
                if (twin.size() > pricesMax) {
                    twin.remove();
                }
                long median = lowerMedian(twin.stream().mapToLong(it -> it).toArray());
                long deviation =
                        lowerMedian(twin.stream().mapToLong(it -> Math.abs(it - median)).toArray());
                assertEquals(twin.size(), window.size(), "seed " + seed);
                assertEquals(median, window.median(), "seed " + seed);
                assertEquals(deviation, window.deviation(), "seed " + seed);
            }
        }
    }

    private static long lowerMedian(long... values) {
        Arrays.sort(values);
        return values[(values.length - 1) / 2];
    }
}
