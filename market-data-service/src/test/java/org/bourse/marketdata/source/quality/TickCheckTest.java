package org.bourse.marketdata.source.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.bourse.marketdata.source.tick.Finding;
import org.bourse.marketdata.source.tick.Levels;
import org.bourse.marketdata.source.tick.SourceBar;
import org.bourse.marketdata.source.tick.SourceDepthUpdate;
import org.bourse.marketdata.source.tick.SourceLast;
import org.bourse.marketdata.source.tick.SourceQuote;
import org.bourse.marketdata.source.tick.SourceTrade;
import org.bourse.marketdata.source.tick.Tick;
import org.junit.jupiter.api.Test;

class TickCheckTest {
    private static final long SECOND = 1_000_000;
    private static final long NOW = 1_000_000 * SECOND;

    private final TickCheck check =
            new TickCheck(
                    new CheckLimits(100_000, 1_000, 5 * SECOND, 10 * SECOND, 16, 8, 5_000, 3));

    @Test
    void acceptsAnOrdinaryMarket() {
        SplittableRandom random = new SplittableRandom(7);
        long price = 10_000;
        for (int i = 1; i < 5_000; i++) {
            price += random.nextInt(-2, 3);
            assertEquals(Finding.FINE, check(trade(i, NOW + i, price, 1), NOW + i));
            assertEquals(0, check.lost());
        }
    }

    @Test
    void refusesWhatNoMarketSays() {
        assertEquals(Finding.PRICE_NOT_POSITIVE, check(trade(1, NOW, 0, 1)));
        assertEquals(Finding.PRICE_NOT_POSITIVE, check(quote(0, -1, 5)));
        assertEquals(Finding.QUANTITY_NOT_POSITIVE, check(trade(2, NOW, 10, 0)));
        assertEquals(Finding.QUANTITY_BAND, check(trade(3, NOW, 10, 1_001)));
        assertEquals(Finding.CROSSED, check(quote(1, 10, 10)));
        assertEquals(Finding.BAR_SHAPE, check(bar(NOW, 10, 12, 11, 11)));
        assertEquals(Finding.BAR_SHAPE, check(bar(NOW, 10, 11, 9, 12)));
        assertEquals(Finding.PRICE_NOT_POSITIVE, check(bar(NOW, 10, 11, 0, 9)));
        assertEquals(Finding.FINE, check(bar(NOW, 10, 12, 9, 11)));
        assertEquals(Finding.PRICE_NOT_POSITIVE, check(depth(1, Levels.of(0, 1))));
        assertEquals(Finding.QUANTITY_NOT_POSITIVE, check(depth(2, Levels.of(1, 1, 2, -1))));
        assertEquals(Finding.QUANTITY_BAND, check(depth(3, Levels.of(1, 1_001))));
        assertEquals(Finding.FINE, check(depth(3, Levels.of(1, 0, 2, 1_000))));
    }

    @Test
    void refusesTimesThatCannotBe() {
        assertEquals(Finding.TIME_FUTURE, check(trade(1, NOW + 5 * SECOND + 1, 10, 1)));
        assertEquals(Finding.FINE, check(trade(1, NOW + 5 * SECOND, 10, 1)));
        assertEquals(Finding.TIME_ORDER, check(trade(2, NOW, 10, 1)));
        assertEquals(Finding.TIME_OLD, check(quoteAt(NOW - 10 * SECOND - 1)));
        assertEquals(Finding.FINE, check(quoteAt(NOW - 10 * SECOND)));
        assertEquals(Finding.FINE, check(bar(NOW - 3_600 * SECOND, 10, 12, 9, 11)));
        Tick ofTheDay = new SourceLast("A-B", NOW - 86_000 * SECOND, 86_400 * SECOND, 10, 0);
        assertEquals(Finding.FINE, check(ofTheDay));
    }

    @Test
    void whatWasToldBeforeTheMarketClosedIsNotOld() {
        TickCheck closing =
                new TickCheck(CheckLimits.standard(), new ClosedBetween(NOW - 3_600 * SECOND, NOW));

        assertEquals(Finding.FINE, closing.check(quoteAt(NOW - 3_610 * SECOND), NOW));
        assertEquals(Finding.TIME_OLD, closing.check(quoteAt(NOW - 3_610 * SECOND - 1), NOW));
    }

    @Test
    void noticesTradesThatAreMissingOrToldTwice() {
        check(trade(10, NOW, 10_000, 1));

        assertEquals(Finding.SEQUENCE_REPEATED, check(trade(10, NOW, 10_000, 1)));
        assertEquals(Finding.FINE, check(trade(14, NOW, 10_000, 1)));
        assertEquals(3, check.lost());
        assertEquals(Finding.PRICE_BAND, check(trade(16, NOW, 1, 1)));
        assertEquals(1, check.lost());
        assertEquals(Finding.FINE, check(trade(17, NOW, 10_000, 1)));
        assertEquals(0, check.lost());
        check.reconnected();
        assertEquals(Finding.FINE, check(trade(3, NOW, 10_000, 1)));
        assertEquals(0, check.lost());
    }

    @Test
    void aNumberThatJumpsIsNotBelievedBeforeTheNextGoesOnFromIt() {
        check(trade(10, NOW, 10_000, 1));

        assertEquals(Finding.SEQUENCE_JUMP, check(trade(1L << 60, NOW, 10_000, 1)));
        assertEquals(0, check.lost());
        assertEquals(Finding.FINE, check(trade(11, NOW, 10_000, 1)));
        assertEquals(0, check.lost());
        assertEquals(Finding.SEQUENCE_JUMP, check(trade(5_000, NOW, 10_000, 1)));
        assertEquals(Finding.FINE, check(trade(5_001, NOW, 10_000, 1)));
        assertEquals(4_989, check.lost());
        assertEquals(Finding.SEQUENCE_REPEATED, check(trade(5_001, NOW, 10_000, 1)));
    }

    @Test
    void aFirstNumberThatWasWrongIsCorrected() {
        check.reconnected();
        assertEquals(Finding.FINE, check(trade(1L << 60, NOW, 10_000, 1)));

        assertEquals(Finding.SEQUENCE_JUMP, check(trade(11, NOW, 10_000, 1)));
        assertEquals(Finding.SEQUENCE_JUMP, check(trade(11, NOW, 10_000, 1)), "told twice");
        assertEquals(Finding.FINE, check(trade(12, NOW, 10_000, 1)));
        assertEquals(0, check.lost());
        assertEquals(Finding.FINE, check(trade(13, NOW, 10_000, 1)));
    }

    @Test
    void quotesJumpFartherThanTrades() {
        assertEquals(Finding.FINE, check(quote(10, 10, 11)));
        assertEquals(Finding.FINE, check(quote(1_000_010, 10, 11)));
        assertEquals(Finding.SEQUENCE_JUMP, check(quote(Long.MAX_VALUE, 10, 11)));
        assertEquals(Finding.FINE, check(quote(1_000_011, 10, 11)));
        assertEquals(Finding.SEQUENCE_REPEATED, check(quote(1_000_011, 10, 11)));
    }

    @Test
    void aTradeThatComesLateIsNotMissing() {
        check(trade(1, NOW, 10_000, 1));

        assertEquals(Finding.TIME_ORDER, check(trade(2, NOW - 1, 10_000, 1)));
        assertEquals(Finding.FINE, check(trade(3, NOW, 10_000, 1)));
        assertEquals(0, check.lost());
        assertEquals(Finding.QUANTITY_NOT_POSITIVE, check(trade(4, NOW, 10_000, 0)));
        assertEquals(Finding.FINE, check(trade(5, NOW, 10_000, 1)));
        assertEquals(0, check.lost());
    }

    @Test
    void refusesAPriceOutsideOfTheBandAndAnOutlierWithin() {
        for (int i = 1; i <= 16; i++) {
            check(trade(i, NOW, 10_000 + i % 3, 1));
        }

        assertEquals(Finding.PRICE_BAND, check(trade(17, NOW, 11_100, 1)));
        assertEquals(Finding.PRICE_BAND, check(trade(18, NOW, 8_900, 1)));
        assertEquals(Finding.OUTLIER, check(trade(19, NOW, 10_100, 1)));
        assertEquals(Finding.FINE, check(trade(20, NOW, 10_045, 1)));
    }

    @Test
    void believesANewLevelWhenItIsToldOftenEnough() {
        for (int i = 1; i <= 16; i++) {
            check(trade(i, NOW, 10_000, 1));
        }

        assertEquals(Finding.PRICE_BAND, check(trade(17, NOW, 5_000, 1)));
        assertEquals(Finding.PRICE_BAND, check(trade(18, NOW, 20_000, 1)));
        assertEquals(Finding.PRICE_BAND, check(trade(19, NOW, 5_000, 1)));
        assertEquals(Finding.PRICE_BAND, check(trade(20, NOW, 5_001, 1)));
        assertEquals(Finding.FINE, check(trade(21, NOW, 5_002, 1)));
        assertEquals(Finding.FINE, check(trade(22, NOW, 5_003, 1)));
        assertEquals(Finding.PRICE_BAND, check(trade(23, NOW, 10_000, 1)));
    }

    @Test
    void anOutlierThatStaysMovesTheMedian() {
        TickCheck slow =
                new TickCheck(
                        new CheckLimits(
                                100_000, 1_000, 5 * SECOND, 10 * SECOND, 16, 8, 5_000, 1_000));
        for (int i = 1; i <= 16; i++) {
            slow.check(trade(i, NOW, 10_000, 1), NOW);
        }

        for (int i = 17; i <= 24; i++) {
            assertEquals(Finding.OUTLIER, slow.check(trade(i, NOW, 10_200, 1), NOW), "trade " + i);
        }
        slow.check(trade(25, NOW, 10_200, 1), NOW);

        assertEquals(Finding.FINE, slow.check(trade(26, NOW, 10_200, 1), NOW));
    }

    @Test
    void allocatesNothingPerTick() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Tick trade = new SourceTrade("A-B", NOW, 0, 10_000, 1, false);
        for (int i = 0; i < 20_000; i++) {
            check(trade);
        }
        long before = threads.getCurrentThreadAllocatedBytes();

        for (int i = 0; i < 100_000; i++) {
            check(trade);
        }

        long perTick = (threads.getCurrentThreadAllocatedBytes() - before) / 100_000;
        assertEquals(0, perTick);
    }

    private Finding check(Tick tick) {
        return check.check(tick, NOW);
    }

    private Finding check(Tick tick, long nowMicros) {
        return check.check(tick, nowMicros);
    }

    private static Tick trade(long id, long atMicros, long price, long lots) {
        return new SourceTrade("A-B", atMicros, id, price, lots, true);
    }

    private static Tick quote(long id, long bid, long ask) {
        return new SourceQuote("A-B", NOW, id, bid, 1, ask, 1);
    }

    private static Tick quoteAt(long atMicros) {
        return new SourceQuote("A-B", atMicros, 0, 10, 1, 11, 1);
    }

    private static Tick bar(long atMicros, long open, long high, long low, long close) {
        return new SourceBar("A-B", atMicros, 60 * SECOND, open, high, low, close, 0);
    }

    private static Tick depth(long id, Levels bids) {
        return new SourceDepthUpdate("A-B", NOW, id, id, bids, Levels.NONE);
    }
}
