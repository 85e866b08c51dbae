package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.bourse.contracts.v1.CancelReason;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;

/** Orders, cancels, trades and ticks allocate nothing. */
class AllocationTest {
    private static final int ROUNDS = 6;
    private static final int STEPS_PER_ROUND = 25_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Early rounds load classes and link calls; a core that allocates does so in every round. */
    @Test
    void aStepAllocatesNothing() {
        Counts counts = new Counts();
        TradingMix market =
                new TradingMix(new Venue(TradingMix.CONFIG, counts), 1, 100_000, 200_000);
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            counts.reset();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            run(market, STEPS_PER_ROUND);
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            fewest = Math.min(fewest, allocated);
            counts.assertAllKinds();
        }
        assertEquals(0, fewest);
    }

    /** OCOs and brackets among other orders. */
    @Test
    void listsAllocateNothing() {
        Counts counts = new Counts();
        TradingMix market =
                new TradingMix(new Venue(TradingMix.CONFIG, counts), 1, 100_000, 200_000);
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            counts.reset();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS_PER_ROUND / 10; i++) {
                run(market, 4);
                market.stepOfLists();
            }
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
            assertTrue(counts.cancelledByOthers > 100, () -> counts.cancelledByOthers + " ends");
        }
        assertEquals(0, fewest);
    }

    /** Orders that expire, mass cancels and dead man's switches, over and over. */
    @Test
    void pendingWorkAllocatesNothing() {
        Counts counts = new Counts();
        EndingMix market = new EndingMix(new Venue(VenueDriver.CONFIG, counts));
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            counts.reset();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS_PER_ROUND; i++) {
                market.step();
            }
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
            assertTrue(counts.cancelled > STEPS_PER_ROUND / 4, () -> counts.cancelled + " ends");
        }
        assertEquals(0, fewest);
    }

    /** External levels that come, go and trade both ways. */
    @Test
    void externalLevelsAllocateNothing() {
        Counts counts = new Counts();
        ExternalMix market =
                new ExternalMix(new Venue(ExternalMix.CONFIG, counts), 1, 100_000, 200_000);
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            counts.reset();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS_PER_ROUND; i++) {
                market.step();
            }
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
            assertTrue(counts.trades > STEPS_PER_ROUND / 20, () -> counts.trades + " trades");
        }
        assertEquals(0, fewest);
    }

    private static void run(TradingMix market, int steps) {
        for (int i = 0; i < steps; i++) {
            market.step();
        }
    }

    private static final class Counts extends NoEvents {
        private int trades;
        private int images;
        private int cancelled;
        private int cancelledByOthers;

        private void reset() {
            trades = 0;
            images = 0;
            cancelled = 0;
            cancelledByOthers = 0;
        }

        private void assertAllKinds() {
            assertTrue(trades > STEPS_PER_ROUND / 20, () -> trades + " trades");
            assertTrue(images > 0);
        }

        @Override
        public void trade(
                long tradeId,
                int symbol,
                long priceTicks,
                long lots,
                long notionalMinor,
                Side takerSide,
                long buyerAccount,
                long sellerAccount,
                long buyerOrderId,
                long sellerOrderId,
                long buyerFeeMinor,
                long sellerFeeMinor) {
            trades++;
        }

        @Override
        public void orderCancelled(
                long orderId,
                long account,
                int symbol,
                CancelReason reason,
                long filledLots,
                long remainingLots) {
            cancelled++;
            cancelledByOthers += reason == CancelReason.ONE_CANCELS_OTHER ? 1 : 0;
        }

        @Override
        public void bookImageEnds() {
            images++;
        }
    }
}
