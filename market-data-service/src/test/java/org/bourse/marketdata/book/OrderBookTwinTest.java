package org.bourse.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookTwinTest {
    private static final int SEEDS_EACH = 40;
    private static final int CHANGES = 1_000;

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000, 3_000, 4_000})
    void equalsTheNaiveTwinAfterEveryChange(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + SEEDS_EACH; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            NaiveBook twin = new NaiveBook(random);
            OrderBook book = new OrderBook("seed " + seed);
            int imageEvery = random.nextInt(1, 200);

            for (int i = 0; i < CHANGES; i++) {
                book.apply(twin.change());
                if (random.nextInt(imageEvery) == 0) {
                    twin.images().forEach(book::apply);
                    assertTrue(book.started(), "seed " + seed);
                }
                if (book.started()) {
                    assertEquals(twin.sequence(), book.sequence(), "seed " + seed);
                    assertEquals(twin.levels(Side.BUY), book.bids(100), "seed " + seed);
                    assertEquals(twin.levels(Side.SELL), book.asks(100), "seed " + seed);
                }
            }
        }
    }
}
