package org.bourse.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;

/**
 * Builds the book of a real market from its messages. The recording has messages only for its ten
 * best levels: what happened further away shows when a better level goes and the tenth moves in. At
 * those steps, and only there, the tenth level is taken from the recording.
 */
class LobsterBookTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("bourse.root", ".."))
                    .resolve("../shared/data/lobster")
                    .toAbsolutePath()
                    .normalize();
    private static final int STEPS = 998;
    private static final int LEVELS = 10;

    /** The steps whose new tenth level had changed out of sight. */
    private static final List<Integer> CORRECTED =
            List.of(12, 47, 84, 146, 149, 150, 234, 296, 318, 440, 487, 593, 616, 845);

    private final OrderBook book = new OrderBook("AAPL");
    private final LobsterOrders orders = new LobsterOrders();

    @Test
    void equalsTheRecordedBookAfterEveryMessage() throws IOException {
        boolean present = LobsterSample.isIn(FOLDER);
        assertTrue(present || !"true".equals(System.getenv("CI")), "the data is needed on CI");
        assumeTrue(present, "no LOBSTER sample in " + FOLDER);
        LobsterSample sample = LobsterSample.read(FOLDER);
        List<Integer> corrected = new ArrayList<>();

        book.apply(orders.begin(sample.books().getFirst()));
        for (int step = 1; step < sample.messages().size(); step++) {
            Optional<LevelChanged> change = orders.take(sample.messages().get(step));
            change.ifPresent(book::apply);
            DepthSnapshot recorded = sample.books().get(step);
            if (change.isPresent()
                    && change.get().getLots() == 0
                    && correctTenth(change.get().getSide(), recorded)) {
                corrected.add(step);
            }
            assertEquals(recorded, new DepthSnapshot(step, book.bids(LEVELS), book.asks(LEVELS)));
        }

        assertEquals(STEPS, sample.messages().size() - 1);
        assertEquals(CORRECTED, corrected);
    }

    /** True when the tenth level of the side was not as recorded, and now is. */
    private boolean correctTenth(Side side, DepthSnapshot recorded) {
        List<BookLevel> expected = side == Side.BUY ? recorded.bids() : recorded.asks();
        if (best(side).equals(expected)) {
            return false;
        }
        assertEquals(
                expected.subList(0, LEVELS - 1),
                best(side).stream().limit(LEVELS - 1).toList(),
                "the nine best of " + side + " after message " + recorded.sequence());
        BookLevel tenth = expected.getLast();
        while (best(side).size() == LEVELS
                && isBetter(side, best(side).getLast().priceTicks(), tenth.priceTicks())) {
            long goneTicks = best(side).getLast().priceTicks();
            book.apply(orders.correct(side, goneTicks, 0));
        }
        if (!best(side).equals(expected)) {
            book.apply(orders.correct(side, tenth.priceTicks(), tenth.lots()));
        }
        return true;
    }

    private List<BookLevel> best(Side side) {
        return side == Side.BUY ? book.bids(LEVELS) : book.asks(LEVELS);
    }

    private static boolean isBetter(Side side, long priceTicks, long otherTicks) {
        return side == Side.BUY ? priceTicks > otherTicks : priceTicks < otherTicks;
    }
}
