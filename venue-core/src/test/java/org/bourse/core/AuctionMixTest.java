package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.bourse.contracts.v1.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Call auctions and breaks of all that orders can be, mixed by chance. */
class AuctionMixTest {
    private static final int STEPS = 40_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 100000, 200000", "3, -50000, 200000", "4, 9000000, 10000000"})
    void everyOrderAddsUpAndNothingStaysHeld(long seed, long makerRateE8, long takerRateE8) {
        OrderAudit audit = new OrderAudit();
        Venue venue = new Venue(AnyOrders.CONFIG, audit);
        AuctionMix market = new AuctionMix(venue, seed, makerRateE8, takerRateE8);
        for (int i = 0; i < STEPS; i++) {
            market.step();
            assertEquals(audit.open(), venue.openOrders());
        }
        List<String> seldom =
                List.of("triggered", "replaced", "reduced", "cancelled VOLATILITY", "filled MAKER");
        assertTrue(audit.kinds().keySet().containsAll(seldom), audit.kinds()::toString);
        market.drain();
        assertEquals(0, venue.openOrders());
        venue.visitBalances(
                (account, asset, available, held) -> assertEquals(0, held, () -> "of " + account));
    }

    /** Early rounds load classes and link calls; a core that allocates does so in every round. */
    @Test
    void tellingPricesUncrossingAndBreakingAllocateNothing() {
        Counts counts = new Counts();
        Venue venue = new Venue(AnyOrders.CONFIG, counts);
        AuctionMix market = new AuctionMix(venue, 1, 100_000, 200_000);
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            counts.trades = 0;
            counts.prices = 0;
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                market.step();
            }
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
            assertTrue(counts.trades > 100, () -> counts.trades + " trades of auctions");
            assertTrue(counts.prices > 100, () -> counts.prices + " indicative prices");
        }
        assertEquals(0, fewest);
    }

    private static final class Counts extends NoEvents {
        private int trades;
        private int prices;

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
            trades += takerSide == Side.SIDE_UNSPECIFIED ? 1 : 0;
        }

        @Override
        public void indicativePrice(
                int symbol, long priceTicks, long lots, long surplusLots, Side surplusSide) {
            prices++;
        }
    }
}
