package org.bourse.marketdata.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;
import org.bourse.marketdata.Demo;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.NaiveBook;
import org.bourse.marketdata.stream.StreamKind;
import org.bourse.marketdata.stream.StreamName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshot n and increments n + 1 to m make the book at m, whenever a reader came. */
class DepthStreamTwinTest {
    private static final List<StreamName> DEPTH =
            List.of(StreamName.of("BTC-USDT", StreamKind.DEPTH));
    private static final int SEEDS_EACH = 20;
    private static final int STEPS = 400;

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_000})
    void everyReaderHasTheBook(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + SEEDS_EACH; seed++) {
            run(seed);
        }
    }

    private static void run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NaiveBook twin = new NaiveBook(random);
        MarketBoard board = new MarketBoard(10, 1_000);
        board.apply(Demo.listing());
        List<DepthReader> readers = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            step(random, twin, board, readers);
        }
        twin.images().forEach(image -> board.apply(Demo.book(STEPS, image)));
        board.flush();
        for (DepthReader reader : readers) {
            assertEquals(twin.sequence(), reader.last, "seed " + seed);
            assertEquals(levels(twin, Side.BUY), reader.bids, "seed " + seed);
            assertEquals(levels(twin, Side.SELL), reader.asks, "seed " + seed);
        }
    }

    private static void step(
            SplittableRandom random, NaiveBook twin, MarketBoard board, List<DepthReader> readers) {
        switch (random.nextInt(12)) {
            case 0 -> {
                DepthReader reader = new DepthReader();
                readers.add(reader);
                board.subscribe(DEPTH, reader);
            }
            case 1 -> board.flush();
            case 2 -> twin.images().forEach(image -> board.apply(Demo.book(1, image)));
            case 3 -> {
                if (!readers.isEmpty()) {
                    DepthReader reader = readers.remove(random.nextInt(readers.size()));
                    board.unsubscribe(DEPTH, reader);
                }
            }
            default -> {
                LevelChanged[] changes = new LevelChanged[random.nextInt(1, 6)];
                for (int i = 0; i < changes.length; i++) {
                    changes[i] = twin.change();
                }
                board.apply(Demo.book(2, changes));
            }
        }
    }

    private static Map<BigDecimal, String> levels(NaiveBook twin, Side side) {
        Map<BigDecimal, String> levels = new TreeMap<>();
        for (BookLevel level : twin.levels(side)) {
            levels.put(
                    new BigDecimal(Demo.TERMS.price(level.priceTicks())),
                    Demo.TERMS.quantity(level.lots()));
        }
        return levels;
    }
}
