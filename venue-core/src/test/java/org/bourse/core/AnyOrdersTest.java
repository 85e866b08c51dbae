package org.bourse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that orders can be, mixed by chance. */
class AnyOrdersTest {
    private static final int STEPS = 40_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 100000, 200000", "3, -50000, 200000", "4, 9000000, 10000000"})
    void everyOrderAddsUpAndNothingStaysHeld(long seed, long makerRateE8, long takerRateE8) {
        OrderAudit audit = new OrderAudit();
        Venue venue = new Venue(AnyOrders.CONFIG, audit);
        AnyOrders market = new AnyOrders(venue, seed, makerRateE8, takerRateE8);
        for (int i = 0; i < STEPS; i++) {
            market.step();
            assertEquals(audit.open(), venue.openOrders());
        }
        List<String> seldom =
                List.of("triggered", "replaced", "reduced", "filled MAKER", "cancelled EXPIRED");
        assertTrue(audit.kinds().keySet().containsAll(seldom), audit.kinds()::toString);
        market.drain();
        assertEquals(0, venue.openOrders());
        venue.visitBalances(
                (account, asset, available, held) -> assertEquals(0, held, () -> "of " + account));
    }

    @Test
    void whatTheVenueIsToldAheadChangesNothing() {
        assertEquals(run(false), run(true));
    }

    private static List<Object> run(boolean hinted) {
        EventRecorder events = new EventRecorder();
        Venue venue = new Venue(AnyOrders.CONFIG, events.listener());
        AnyOrders market = new AnyOrders(venue, 5, 100_000, 200_000);
        if (hinted) {
            market.hint();
        }
        for (int i = 0; i < STEPS / 4; i++) {
            market.step();
            events.clear();
        }
        return List.of(events.hash(), venue.stateHash());
    }

    /** Early rounds load classes and link calls; a core that allocates does so in every round. */
    @Test
    void noneOfItAllocates() {
        AnyOrders market =
                new AnyOrders(new Venue(AnyOrders.CONFIG, new NoEvents()), 1, 100_000, 200_000);
        market.hint();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                market.step();
            }
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, fewest);
    }
}
