package org.bourse.marketdata.source.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.source.mirror.MirrorBounds;
import org.bourse.marketdata.source.mirror.MirroredBook;
import org.bourse.marketdata.source.quality.CheckLimits;
import org.bourse.marketdata.source.quality.TickCheck;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.Levels;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.bourse.marketdata.source.tick.SourceQuote;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.tick.Tick;
import org.junit.jupiter.api.Test;

/** What a real market said, against itself: its best prices are the oracle of the book. */
class BinanceRecordingTest {
    private static final int LINES = 41_249;
    private static final int TRADES = 9_757;
    private static final int QUOTES = 28_040;
    private static final int DIFFERENCES = 3_451;

    /** All but those from before the snapshot. */
    private static final int COMPARED_DIFFERENCES = 3_449;

    /** Then the market left the prices that the snapshot knew. */
    private static final int CERTAIN_DIFFERENCES = 2_464;

    private static final int COMPARED = 10;

    private final Heard heard = new Heard();

    @Test
    void everyLineIsReadAndFoundFine() throws IOException {
        TickCheck check = new TickCheck(CheckLimits.standard());
        List<Finding> found = new ArrayList<>();
        BinanceReader reader = new BinanceReader(Recording.SYMBOLS);
        for (Recording.Line line : Recording.read().lines()) {
            int before = heard.ticks.size();
            reader.frame(line.frame(), line.receivedMicros(), LongUnaryOperator.identity(), heard);
            assertEquals(before + 1, heard.ticks.size(), line.frame());
            Finding finding = check.check(heard.ticks.getLast(), line.receivedMicros());
            if (finding != Finding.FINE || check.lost() != 0) {
                found.add(finding);
            }
        }
        assertEquals(List.of(), heard.problems);
        assertEquals(List.of(), found);
        assertEquals(LINES, heard.ticks.size());
        assertEquals(TRADES, count(SourceTrade.class));
        assertEquals(QUOTES, count(SourceQuote.class));
        assertEquals(DIFFERENCES, count(SourceDepthUpdate.class));
        assertEquals(1, count(SourceDepthSnapshot.class));
    }

    /**
     * A quote is told whenever the best level of a side changes. So after each difference the
     * book's best levels are those of the newest quote that is not newer than it.
     */
    @Test
    void theMirroredBookHasTheRecordedBestPricesAfterEveryDifference() throws IOException {
        assertEquals(COMPARED_DIFFERENCES, compareWithQuotes(MirrorBounds.ONE_SNAPSHOT));
    }

    @Test
    void aBookThatShowsOnlyWhatIsCertainIsRightAsLongAsItIsShown() throws IOException {
        assertEquals(CERTAIN_DIFFERENCES, compareWithQuotes(MirrorBounds.STANDARD));
    }

    /** How often the book was in step, and each time as the quotes say. */
    private int compareWithQuotes(MirrorBounds bounds) throws IOException {
        hear();
        TreeMap<Long, SourceQuote> quotes = new TreeMap<>();
        for (Tick tick : heard.ticks) {
            if (tick instanceof SourceQuote quote) {
                quotes.put(quote.updateId(), quote);
            }
        }
        MirroredBook book = new MirroredBook(bounds);
        int compared = 0;
        for (Tick tick : heard.ticks) {
            tell(book, tick);
            boolean isChange =
                    tick instanceof SourceDepthUpdate || tick instanceof SourceDepthSnapshot;
            if (isChange && book.inStep()) {
                DepthSnapshot best = book.best(1);
                SourceQuote quote = quotes.floorEntry(best.sequence()).getValue();
                assertEquals(
                        new BookLevel(quote.bidTicks(), quote.bidLots()), best.bids().getFirst());
                assertEquals(
                        new BookLevel(quote.askTicks(), quote.askLots()), best.asks().getFirst());
                compared++;
            }
        }
        return compared;
    }

    /** Differences are lost, repeated and swapped; each time the book begins again, never wrong. */
    @Test
    void noFaultEverMakesAWrongBook() throws IOException {
        hear();
        MirroredBook truth = new MirroredBook(MirrorBounds.STANDARD);
        TreeMap<Long, DepthSnapshot> history = new TreeMap<>();
        List<SourceDepthUpdate> updates = new ArrayList<>();
        for (Tick tick : heard.ticks) {
            tell(truth, tick);
            if (truth.inStep() && tick instanceof SourceDepthUpdate update) {
                history.put(update.lastId(), truth.best(500));
                updates.add(update);
            }
        }
        for (long seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MirroredBook book = new MirroredBook(MirrorBounds.STANDARD);
            int faults = 0;
            int compared = 0;
            for (int i = 0; i + 1 < updates.size(); i++) {
                int fault = random.nextInt(100);
                boolean wasInStep = book.inStep();
                if (fault == 0) {
                    i++;
                } else if (fault == 1 && i > 0) {
                    book.apply(updates.get(i - 1));
                } else if (fault == 2) {
                    book.apply(updates.get(i + 1));
                }
                book.apply(updates.get(i));
                if (fault < 3 && i > 0 && wasInStep) {
                    assertFalse(book.inStep(), "seed " + seed);
                    faults++;
                }
                if (!book.inStep() && i > 10 && random.nextInt(5) == 0) {
                    book.apply(snapshot(history.get(updates.get(i - 2).lastId())));
                    book.apply(snapshot(history.get(updates.get(i).lastId())));
                }
                if (book.inStep()) {
                    assertSame(history, book, seed);
                    compared++;
                }
            }
            assertTrue(faults > 20 && compared > 1_000, "seed " + seed + " " + faults);
        }
    }

    private static void assertSame(
            TreeMap<Long, DepthSnapshot> history, MirroredBook book, long seed) {
        DepthSnapshot is = book.best(COMPARED);
        DepthSnapshot was = history.get(is.sequence());
        assertEquals(was.bids().subList(0, COMPARED), is.bids(), "seed " + seed);
        assertEquals(was.asks().subList(0, COMPARED), is.asks(), "seed " + seed);
    }

    private static SourceDepthSnapshot snapshot(DepthSnapshot then) {
        return new SourceDepthSnapshot(
                "BTC-USDT", 0, then.sequence(), 500, levels(then.bids()), levels(then.asks()));
    }

    private static Levels levels(List<BookLevel> side) {
        long[] values = new long[2 * side.size()];
        for (int i = 0; i < side.size(); i++) {
            values[2 * i] = side.get(i).priceTicks();
            values[2 * i + 1] = side.get(i).lots();
        }
        return Levels.of(values);
    }

    private static void tell(MirroredBook book, Tick tick) {
        if (tick instanceof SourceDepthUpdate update) {
            book.apply(update);
        } else if (tick instanceof SourceDepthSnapshot snapshot) {
            book.apply(snapshot);
        }
    }

    private void hear() throws IOException {
        BinanceReader reader = new BinanceReader(Recording.SYMBOLS);
        for (Recording.Line line : Recording.read().lines()) {
            reader.frame(line.frame(), line.receivedMicros(), LongUnaryOperator.identity(), heard);
        }
    }

    private long count(Class<? extends Tick> kind) {
        return heard.ticks.stream().filter(kind::isInstance).count();
    }
}
