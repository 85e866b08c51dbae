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

/**
 * Snapshot n and increments n + 1 to m make the book at m, whenever a reader came, asked for its
 * snapshot, or came again after it was away.
 */
class DepthStreamTwinTest {
    private static final List<StreamName> STREAMS =
            List.of(
                    StreamName.of("BTC-USDT", StreamKind.DEPTH),
                    StreamName.of("BTC-USDT", StreamKind.PACED_DEPTH));
    private static final int WINDOW = 30;
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
        MarketBoard board = new MarketBoard(new BoardBounds(10, 1_000, WINDOW), Demo.statistics());
        board.apply(Demo.listing());
        List<Reading> readers = new ArrayList<>();
        List<Reading> away = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            step(random, twin, board, readers, away);
        }
        readers.forEach(reading -> reading.reader.ask());
        twin.images().forEach(image -> board.apply(Demo.book(STEPS, image)));
        board.flush();
        for (Reading reading : readers) {
            DepthReader reader = reading.reader;
            assertEquals(twin.sequence(), reader.last, "seed " + seed);
            assertEquals(levels(twin, Side.BUY), reader.bids, "seed " + seed);
            assertEquals(levels(twin, Side.SELL), reader.asks, "seed " + seed);
        }
    }

    private record Reading(DepthReader reader, StreamName stream) {}

    private static void step(
            SplittableRandom random,
            NaiveBook twin,
            MarketBoard board,
            List<Reading> readers,
            List<Reading> away) {
        switch (random.nextInt(14)) {
            case 0 -> {
                StreamName stream = STREAMS.get(random.nextInt(STREAMS.size()));
                Reading reading = new Reading(new DepthReader(board), stream);
                readers.add(reading);
                board.subscribe(stream, reading.reader);
            }
            case 1, 2 -> board.flush();
            case 3 -> twin.images().forEach(image -> board.apply(Demo.book(1, image)));
            case 4 -> {
                if (!readers.isEmpty()) {
                    Reading left = readers.remove(random.nextInt(readers.size()));
                    board.unsubscribe(left.stream, left.reader);
                    away.add(left);
                }
            }
            case 5 -> {
                if (!away.isEmpty()) {
                    readers.add(again(board, away.remove(random.nextInt(away.size()))));
                }
            }
            case 6, 7 -> readers.forEach(reading -> reading.reader.ask());
            default -> {
                LevelChanged[] changes = new LevelChanged[random.nextInt(1, 6)];
                for (int i = 0; i < changes.length; i++) {
                    changes[i] = twin.change();
                }
                board.apply(Demo.book(2, changes));
            }
        }
    }

    private static Reading again(MarketBoard board, Reading left) {
        DepthReader reader = left.reader.copy();
        if (reader.last < 0 || !board.resume(left.stream, reader.last, reader)) {
            board.subscribe(left.stream, reader);
        }
        return new Reading(reader, left.stream);
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
