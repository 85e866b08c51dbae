package org.bourse.marketdata.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthUpdate;
import org.junit.jupiter.api.Test;

class IncrementWindowTest {
    private final IncrementWindow window = new IncrementWindow(3);

    @Test
    void joinsWhatWasMissed() {
        window.add(update(1, 2, 100, 5));
        window.add(update(3, 3, 101, 6));
        window.add(update(4, 6, 100, 0));

        assertEquals(
                Optional.of(
                        new DepthUpdate(
                                3,
                                6,
                                6,
                                List.of(new BookLevel(100, 0), new BookLevel(101, 6)),
                                List.of())),
                window.since(2));
        assertEquals(Optional.of(update(4, 6, 100, 0)), window.since(3));
        assertEquals(Optional.empty(), window.since(6));
    }

    @Test
    void doesNotReachFurtherBackThanItsBound() {
        window.add(update(1, 1, 100, 1));
        window.add(update(2, 2, 100, 2));
        window.add(update(3, 3, 100, 3));
        assertEquals(1, window.since(0).orElseThrow().firstSequence());

        window.add(update(4, 4, 100, 4));

        assertEquals(Optional.empty(), window.since(0));
        assertEquals(2, window.since(1).orElseThrow().firstSequence());
    }

    @Test
    void whoStoodWithinAnIncrementCannotGoOn() {
        window.add(update(1, 3, 100, 1));

        assertEquals(Optional.empty(), window.since(2));
    }

    @Test
    void whoIsAheadOfTheBookCannotGoOn() {
        window.add(update(1, 3, 100, 1));

        assertEquals(Optional.empty(), window.since(9));
    }

    private static DepthUpdate update(long first, long last, long priceTicks, long lots) {
        return new DepthUpdate(
                first, last, last, List.of(new BookLevel(priceTicks, lots)), List.of());
    }
}
