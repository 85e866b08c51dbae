package org.bourse.marketdata.paper;

import static org.bourse.contracts.v1.Side.BUY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bourse.contracts.v1.BookEvent;
import org.bourse.contracts.v1.BookImage;
import org.bourse.contracts.v1.Configured;
import org.bourse.contracts.v1.Level;
import org.bourse.contracts.v1.LevelChanged;
import org.bourse.contracts.v1.Progress;
import org.bourse.marketdata.book.BookLevel;
import org.bourse.marketdata.book.DepthSnapshot;
import org.junit.jupiter.api.Test;

class SymbolMirrorTest {
    private static final long STALE_NANOS = 5_000;
    private final TermsFit fit = PaperSymbol.fit();
    private long nowNanos = 1_000_000;
    private final SymbolMirror mirror = new SymbolMirror(7, 100, nowNanos);

    private static DepthSnapshot bid(long lots) {
        return new DepthSnapshot(1, List.of(new BookLevel(100, lots)), List.of());
    }

    private List<LevelChange> look(long lots) {
        return mirror.look(Optional.of(bid(lots)), fit, nowNanos, STALE_NANOS).changes();
    }

    private void image(long position) {
        mirror.apply(
                List.of(
                        BookEvent.newBuilder()
                                .setBookImage(
                                        BookImage.newBuilder()
                                                .setSymbol(PaperSymbol.SYMBOL)
                                                .setParts(1))
                                .build()),
                position);
    }

    private void shows(int symbol, long lots, long position) {
        mirror.apply(
                List.of(
                        BookEvent.newBuilder()
                                .setLevelChanged(
                                        LevelChanged.newBuilder()
                                                .setSymbol(symbol)
                                                .setSide(BUY)
                                                .setPriceTicks(100)
                                                .setLots(lots)
                                                .setExternalLots(lots))
                                .build()),
                position);
    }

    private void reaches(long position) {
        mirror.apply(
                List.of(BookEvent.newBuilder().setProgress(Progress.getDefaultInstance()).build()),
                position);
    }

    @Test
    void nothingIsToldBeforeTheVenueIsKnown() {
        mirror.heard(nowNanos);
        assertEquals(List.of(), look(5));
        image(10);
        assertEquals(List.of(new LevelChange(BUY, 100, 5)), look(5));
    }

    @Test
    void nothingIsToldBeforeTheLastIsAnswered() {
        mirror.heard(nowNanos);
        image(10);
        assertEquals(1, look(5).size());
        assertEquals(List.of(), look(6), "it may not be in the log yet");
        mirror.written(12);
        reaches(11);
        assertEquals(List.of(), look(7), "the venue has not come to it");
        shows(7, 5, 12);
        assertEquals(List.of(new LevelChange(BUY, 100, 8)), look(8), "6 and 7 are conflated");
    }

    @Test
    void theBooksOfOtherSymbolsAreNone() {
        mirror.heard(nowNanos);
        image(10);
        shows(8, 5, 11);
        assertEquals(List.of(new LevelChange(BUY, 100, 5)), look(5));
    }

    @Test
    void whatWasLostIsToldAgain() {
        mirror.heard(nowNanos);
        image(10);
        assertEquals(1, look(5).size());
        mirror.lost();
        assertEquals(List.of(new LevelChange(BUY, 100, 5)), look(5));
    }

    @Test
    void whatTheVenueLostInAHaltIsToldAgain() {
        mirror.heard(nowNanos);
        image(10);
        assertEquals(1, look(5).size());
        mirror.written(11);
        shows(7, 5, 11);
        shows(7, 0, 12);
        assertEquals(List.of(), look(5), "as if accounts had taken it");
        mirror.apply(
                List.of(
                        BookEvent.newBuilder()
                                .setConfigured(
                                        Configured.newBuilder()
                                                .setSymbolChanged(PaperSymbol.SYMBOL))
                                .build()),
                13);
        assertEquals(List.of(new LevelChange(BUY, 100, 5)), look(5));
    }

    @Test
    void aBookThatIsNotHeardOfIsWithdrawn() {
        mirror.heard(nowNanos);
        image(10);
        look(5);
        mirror.written(11);
        shows(7, 5, 11);
        nowNanos += STALE_NANOS;
        assertEquals(List.of(), look(5));
        nowNanos++;
        assertEquals(List.of(new LevelChange(BUY, 100, 0)), look(5));
        assertFalse(mirror.isWithdrawn());
        mirror.written(12);
        shows(7, 0, 12);
        assertTrue(mirror.isWithdrawn());
        mirror.heard(nowNanos);
        assertEquals(List.of(new LevelChange(BUY, 100, 5)), look(5));
    }

    /** As an earlier life of the mirror left it. */
    private void leftBehind() {
        mirror.apply(
                List.of(
                        BookEvent.newBuilder()
                                .setBookImage(
                                        BookImage.newBuilder()
                                                .setSymbol(PaperSymbol.SYMBOL)
                                                .setParts(1)
                                                .addBids(
                                                        Level.newBuilder()
                                                                .setPriceTicks(100)
                                                                .setLots(3)
                                                                .setExternalLots(3)))
                                .build()),
                10);
    }

    private List<LevelChange> lookWithoutMarket() {
        SymbolMirror.Look look = mirror.look(Optional.empty(), fit, nowNanos, STALE_NANOS);
        assertFalse(look.isKnown());
        return look.changes();
    }

    @Test
    void whatAnEarlierLifeLeftStaysUntilThisOneMayKnowTheMarket() {
        leftBehind();
        nowNanos += STALE_NANOS;
        assertEquals(List.of(), lookWithoutMarket());
        nowNanos++;
        assertEquals(List.of(new LevelChange(BUY, 100, 0)), lookWithoutMarket());
    }

    @Test
    void aMarketThatWasKnownAndIsLostIsWithdrawnAtOnce() {
        leftBehind();
        mirror.heard(nowNanos);
        assertEquals(List.of(), look(3));
        assertEquals(List.of(new LevelChange(BUY, 100, 0)), lookWithoutMarket());
    }

    @Test
    void whoEndsLeavesNothingBehind() {
        leftBehind();
        mirror.end();
        assertEquals(List.of(new LevelChange(BUY, 100, 0)), lookWithoutMarket());
    }
}
