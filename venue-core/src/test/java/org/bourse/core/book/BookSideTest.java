package org.bourse.core.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a TreeSet. */
class BookSideTest {
    private static final int LEVELS_MAX = 2_000;

    private final LevelPool levels = new LevelPool(new OrderPool(LEVELS_MAX, 0, 0));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void levelsAreSortedByPriceWhateverTheirOrderOfComing(boolean buy) {
        BookSide side = new BookSide(levels, 1, buy);
        Comparator<Long> ascending = Comparator.naturalOrder();
        TreeSet<Long> prices = new TreeSet<>(buy ? ascending.reversed() : ascending);
        Random random = new Random(3);
        for (int step = 0; step < 30_000; step++) {
            long price = 1 + (random.nextLong() >>> 11 + random.nextInt(52));
            boolean shrinks = step / 5_000 % 2 == 1 || prices.size() == LEVELS_MAX;
            if (shrinks && !prices.isEmpty()) {
                price = random.nextBoolean() ? prices.first() : nearest(prices, price);
                prices.remove(price);
                side.remove(side.levelFor(price));
            } else {
                prices.add(price);
                assertEquals(price, levels.priceTicks(side.levelFor(price)));
            }
            assertEquals(prices.size(), side.size());
            if (!prices.isEmpty()) {
                assertEquals(prices.first(), side.bestTicks());
            }
            if (step % 500 == 0) {
                assertSame(prices, side);
            }
        }
    }

    private static long nearest(TreeSet<Long> prices, long price) {
        Long floor = prices.floor(price);
        return floor == null ? prices.first() : floor;
    }

    private void assertSame(TreeSet<Long> prices, BookSide side) {
        int level = side.best();
        for (long price : prices) {
            assertEquals(price, levels.priceTicks(level));
            level = side.worse(level);
        }
        assertEquals(LevelPool.NONE, level);
    }

    /** Blocks of prices that would stand in the same row push each other out, again and again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pricesThatShareARowAreKeptApart(boolean buy) {
        BookSide side = new BookSide(levels, 1, buy);
        Comparator<Long> ascending = Comparator.naturalOrder();
        TreeSet<Long> prices = new TreeSet<>(buy ? ascending.reversed() : ascending);
        Random random = new Random(5);
        for (int step = 0; step < 30_000; step++) {
            long price = 1 + (1L << 16) * random.nextInt(3) + random.nextInt(80);
            assertEquals(price, levels.priceTicks(side.levelFor(price)));
            if (!prices.add(price)) {
                side.remove(side.levelFor(price));
                prices.remove(price);
            }
            assertEquals(prices.size(), side.size());
            if (step % 50 == 0) {
                assertSame(prices, side);
            }
        }
    }
}
