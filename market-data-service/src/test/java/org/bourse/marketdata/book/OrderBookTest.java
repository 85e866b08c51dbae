package org.bourse.marketdata.book;

import static org.bourse.contracts.v1.Side.BUY;
import static org.bourse.contracts.v1.Side.SELL;
import static org.bourse.marketdata.Demo.change;
import static org.bourse.marketdata.Demo.image;
import static org.bourse.marketdata.Demo.level;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private final OrderBook book = new OrderBook("BTC-USDT");

    @Test
    void passesOverChangesBeforeTheFirstImage() {
        assertFalse(book.apply(change(17, BUY, 100, 5)));

        assertTrue(book.apply(image(20, List.of(level(99, 1)), List.of())));
        assertEquals(20, book.sequence());
        assertEquals(List.of(new BookLevel(99, 1)), book.bids(10));
    }

    @Test
    void keepsLevelsBestFirstOnBothSides() {
        start();

        book.apply(change(1, BUY, 100, 5));
        book.apply(change(2, BUY, 101, 6));
        book.apply(change(3, SELL, 103, 7));
        book.apply(change(4, SELL, 102, 8));

        assertEquals(List.of(new BookLevel(101, 6), new BookLevel(100, 5)), book.bids(10));
        assertEquals(List.of(new BookLevel(102, 8), new BookLevel(103, 7)), book.asks(10));
        assertEquals(List.of(new BookLevel(102, 8)), book.asks(1));
    }

    @Test
    void dropsALevelWithoutLots() {
        start();
        book.apply(change(1, BUY, 100, 5));

        book.apply(change(2, BUY, 100, 0));

        assertEquals(List.of(), book.bids(10));
        assertEquals(2, book.sequence());
    }

    @Test
    void refusesAGap() {
        start();
        book.apply(change(1, BUY, 100, 5));

        assertDefect(change(3, BUY, 101, 5));
    }

    @Test
    void refusesAChangeTwice() {
        start();
        book.apply(change(1, BUY, 100, 5));

        assertDefect(change(1, BUY, 100, 5));
    }

    @Test
    void refusesToRemoveAnAbsentLevel() {
        start();

        assertDefect(change(1, BUY, 100, 0));
    }

    @Test
    void refusesNegativeLots() {
        start();

        assertDefect(change(1, BUY, 100, -1));
    }

    @Test
    void refusesAChangeWithoutASide() {
        start();

        assertDefect(change(1, Side.SIDE_UNSPECIFIED, 100, 1));
    }

    @Test
    void agreesWithAnImageOfItself() {
        start();
        book.apply(change(1, BUY, 100, 5));

        assertFalse(book.apply(image(1, List.of(level(100, 5)), List.of())));
    }

    @Test
    void refusesAnImageThatDiffers() {
        start();
        book.apply(change(1, BUY, 100, 5));

        assertDefect(image(1, List.of(level(100, 6)), List.of()));
        assertDefect(image(1, List.of(), List.of()));
        assertDefect(image(1, List.of(), List.of(level(100, 5))));
        assertDefect(image(2, List.of(level(100, 5)), List.of()));
    }

    @Test
    void startsWhenTheLastPartOfAnImageHasCome() {
        BookImage whole = image(9, List.of(level(100, 5)), List.of());
        BookImage first = whole.toBuilder().setParts(2).build();
        BookImage second =
                image(9, List.of(level(99, 4)), List.of(level(101, 3))).toBuilder()
                        .setPart(1)
                        .setParts(2)
                        .build();

        assertFalse(book.apply(first));
        assertFalse(book.started());
        assertTrue(book.apply(second));
        assertEquals(List.of(new BookLevel(100, 5), new BookLevel(99, 4)), book.bids(10));
        assertEquals(List.of(new BookLevel(101, 3)), book.asks(10));
    }

    @Test
    void refusesAnImageWithAMissingPart() {
        BookImage first = image(9, List.of(), List.of()).toBuilder().setParts(3).build();
        book.apply(first);

        assertDefect(first.toBuilder().setPart(2).build());
    }

    private void start() {
        book.apply(image(0, List.of(), List.of()));
    }

    private void assertDefect(LevelChanged change) {
        assertThrows(BookDefectException.class, () -> book.apply(change));
    }

    private void assertDefect(BookImage image) {
        assertThrows(BookDefectException.class, () -> book.apply(image));
    }
}
