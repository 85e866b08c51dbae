package org.bourse.marketdata.source.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.bourse.marketdata.source.tick.Levels;
import org.bourse.marketdata.source.tick.SourceDepthSnapshot;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.junit.jupiter.api.Test;

class MirroredBookTest {
    private static final int ASKED = 3;

    private final MirroredBook book = new MirroredBook(new MirrorBounds(4, 2, 5));

    @Test
    void dropsWhatTheSnapshotContainsAndAppliesTheRest() {
        assertEquals(MirrorStep.WAITING, book.apply(bid(1, 5, 99, 7)));
        assertEquals(MirrorStep.WAITING, book.apply(bid(6, 9, 98, 8)));

        assertEquals(MirrorStep.APPLIED, book.apply(snapshot(7)));

        assertEquals(
                new DepthSnapshot(
                        9,
                        List.of(new BookLevel(100, 1), new BookLevel(99, 1), new BookLevel(98, 8)),
                        List.of(
                                new BookLevel(101, 1),
                                new BookLevel(102, 1),
                                new BookLevel(103, 1))),
                book.best(9));
    }

    @Test
    void wantsAnotherSnapshotWhenThisOneIsFromBeforeTheFirstDifference() {
        book.apply(bid(10, 12, 99, 7));

        assertEquals(MirrorStep.SNAPSHOT_TOO_OLD, book.apply(snapshot(8)));
        assertFalse(book.inStep());
        assertEquals(MirrorStep.APPLIED, book.apply(snapshot(9)));
        assertEquals(12, book.best(1).sequence());
    }

    @Test
    void beginsAgainAtALossARepetitionAndASwap() {
        for (SourceDepthUpdate wrong :
                List.of(bid(12, 12, 99, 5), bid(10, 10, 99, 5), bid(9, 11, 99, 5))) {
            inStepAt(10);

            assertEquals(MirrorStep.GAP, book.apply(wrong));

            assertFalse(book.inStep());
            assertThrows(IllegalStateException.class, () -> book.best(1));
        }
    }

    @Test
    void beginsAgainWhenBidAndAskMeet() {
        inStepAt(10);

        assertEquals(MirrorStep.CROSSED, book.apply(bid(11, 11, 101, 5)));

        assertFalse(book.inStep());
    }

    @Test
    void showsNothingFromBeyondWhatTheSnapshotKnew() {
        inStepAt(10);
        book.apply(bid(11, 11, 97, 50));
        book.apply(bid(12, 12, 99, 0));

        assertEquals(List.of(new BookLevel(100, 1), new BookLevel(98, 1)), book.best(9).bids());
        assertEquals(MirrorStep.THIN, book.apply(bid(13, 13, 98, 0)));
    }

    @Test
    void knowsASideToItsEndWhenTheSnapshotWasNotFull() {
        book.apply(
                new SourceDepthSnapshot(
                        "A-B", 0, 10, ASKED, Levels.of(100, 1, 99, 1), Levels.of(101, 1, 102, 1)));
        book.apply(bid(11, 11, 50, 9));
        book.apply(bid(12, 12, 100, 0));

        assertEquals(MirrorStep.APPLIED, book.apply(bid(13, 13, 99, 0)));
        assertEquals(List.of(new BookLevel(50, 9)), book.best(9).bids());
    }

    @Test
    void keepsNoMoreThanItsBounds() {
        SourceDepthUpdate many =
                new SourceDepthUpdate(
                        "A-B", 0, 12, 12, Levels.NONE, Levels.of(104, 4, 105, 5, 106, 6, 107, 7));
        book.apply(
                new SourceDepthSnapshot(
                        "A-B", 0, 11, 9, Levels.of(100, 1), Levels.of(101, 1, 102, 1, 103, 1)));

        book.apply(many);

        assertEquals(new BookLevel(105, 5), book.best(100).asks().getLast());
        assertEquals(5, book.best(100).asks().size());
    }

    private void inStepAt(long id) {
        book.begin();
        book.apply(bid(id, id, 98, 1));
        assertEquals(MirrorStep.APPLIED, book.apply(snapshot(id - 1)));
        assertTrue(book.inStep());
    }

    private static SourceDepthUpdate bid(long firstId, long lastId, long price, long lots) {
        return new SourceDepthUpdate(
                "A-B", 0, firstId, lastId, Levels.of(price, lots), Levels.NONE);
    }

    private static SourceDepthSnapshot snapshot(long lastId) {
        return new SourceDepthSnapshot(
                "A-B",
                0,
                lastId,
                ASKED,
                Levels.of(100, 1, 99, 1, 98, 1),
                Levels.of(101, 1, 102, 1, 103, 1));
    }
}
