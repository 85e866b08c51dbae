package org.bourse.risk.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bourse.contracts.v1.PlaceOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An account is sold out at a naive venue, by processes that may die at any moment. */
class CloseOutTwinTest {
    private static final String TRIP = "daily-loss-breach-0-1000-20000-0";
    private static final WatchBounds BOUNDS = new WatchBounds("USDT", 10, 4, 0);
    private static final long PAUSE_MICROS = 1_000_000;

    private static CloseOutTerms terms(long sliceMinor, int partsMax, int stepsMax) {
        return new CloseOutTerms(
                Map.of(
                        NaiveMarket.BTC,
                        new CloseOutTerms.Sellable(NaiveMarket.SYMBOL, NaiveMarket.LOT_MINOR)),
                sliceMinor,
                partsMax,
                stepsMax,
                PAUSE_MICROS);
    }

    /** A process that watches, another one after each death. */
    private static final class Process {
        private final NaiveMarket market;
        private final CloseOutTerms terms;
        private LimitWatch watch = new LimitWatch(BOUNDS);
        private int ledgerRead;
        private int ordersRead;
        private int steps;
        private long position = 2;
        private int keptSteps;
        private long keptPosition = 2;
        private final List<CloseOutStep.Sell> sent = new ArrayList<>();
        private final List<CloseOutStep.Ended> ends = new ArrayList<>();

        Process(NaiveMarket market, CloseOutTerms terms) {
            this.market = market;
            this.terms = terms;
        }

        /** Reads all there is, then goes on where the one before was as far as that is known. */
        void begin() {
            watch = new LimitWatch(BOUNDS);
            ledgerRead = 0;
            ordersRead = 0;
            while (ledgerRead < market.ledger.size()) {
                watch.take(market.ledger.get(ledgerRead++));
            }
            while (ordersRead < market.orders.size()) {
                watch.take(market.orders.get(ordersRead++));
            }
            watch.closeOutTerms(terms);
            watch.closeOut(NaiveMarket.SELLER, TRIP, keptSteps, keptPosition);
            watch.goLive();
            act();
        }

        void readLedger() {
            if (ledgerRead < market.ledger.size()) {
                watch.take(market.ledger.get(ledgerRead++));
                act();
            }
        }

        void readOrders() {
            if (ordersRead < market.orders.size()) {
                watch.take(market.orders.get(ordersRead++));
                act();
            }
        }

        void keep() {
            keptSteps = steps;
            keptPosition = position;
        }

        private void act() {
            for (CloseOutStep step : watch.closeOutSteps()) {
                switch (step) {
                    case CloseOutStep.Sell sell -> send(sell);
                    case CloseOutStep.Ended ended -> ends.add(ended);
                }
            }
        }

        private void send(CloseOutStep.Sell sell) {
            sent.add(sell);
            for (CloseOutStep.Sale sale : sell.sales()) {
                position = market.send(sale.id(), sale.order(sell.account()));
            }
            steps = Math.max(steps, sell.number());
        }
    }

    private static void run(Random dice, NaiveMarket market, Process process, double deaths) {
        while (!market.hasRead()) {
            market.step();
        }
        process.begin();
        for (int turn = 0; process.ends.isEmpty(); turn++) {
            assertTrue(turn < 1_000_000, "it does not end");
            if (dice.nextDouble() < deaths) {
                process.begin();
            }
            switch (dice.nextInt(6)) {
                case 0, 1 -> market.step();
                case 2 -> process.readLedger();
                case 3 -> process.readOrders();
                case 4 -> process.keep();
                default -> market.tick();
            }
        }
    }

    static long[] seeds() {
        return new Random(20_261_128).longs(200).toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allIsSoldOnceAndNothingBeyond(long seed) {
        Random dice = new Random(seed);
        long held = dice.nextLong(1, 1 << dice.nextInt(1, 24));
        NaiveMarket market =
                new NaiveMarket(dice, held, dice.nextLong(1, 5), 8 + held / 90, dice.nextDouble());
        Process process = new Process(market, terms(1 + held / 2, 20, 10_000));
        // Asked for before it is closed out; paid out at any time, in parts.
        market.withdraw(dice.nextBoolean() ? 0 : dice.nextLong(held + 1));

        run(dice, market, process, dice.nextBoolean() ? 0.02 : 0);

        assertEquals(0, market.beyond, "never more than there was");
        Set<String> ids = new HashSet<>();
        for (PlaceOrder order : market.taken) {
            assertTrue(ids.add(order.getClientOrderId()), "no order twice");
        }
        CloseOutStep.Ended end = process.ends.getFirst();
        assertEquals(CloseOutStep.End.FLAT, end.end());
        long left = market.heldMinor - market.withdrawingMinor;
        assertTrue(left < market.lotsMin * NaiveMarket.LOT_MINOR, "left");
    }

    @Test
    void whatAWithdrawalHoldsIsNotSoldAndTheRestIs() {
        Random dice = new Random(5);
        NaiveMarket market = new NaiveMarket(dice, 1_500, 1, 1_000, 1);
        market.withdraw(100);
        Process process = new Process(market, terms(1_000_000, 20, 300));

        run(dice, market, process, 0);

        assertEquals(CloseOutStep.End.FLAT, process.ends.getFirst().end());
        assertEquals(0, market.beyond);
        assertEquals(140, market.taken.stream().mapToLong(PlaceOrder::getLots).sum());
    }

    @Test
    void whatIsAskedForWhileItIsSoldIsNotSoldAndWhatIsTakenBackIs() {
        Random dice = new Random(6);
        NaiveMarket market = new NaiveMarket(dice, 1_500, 1, 1_000, 1);
        market.withdraw(1_000);
        Process process = new Process(market, terms(1_000_000, 20, 300));
        while (!market.hasRead()) {
            market.step();
        }
        // In the log before the first order, which is then for more than there is.
        market.withdraw(400);
        process.begin();
        market.takeBack(300);
        run(dice, market, process, 0);

        assertEquals(CloseOutStep.End.FLAT, process.ends.getFirst().end());
        assertEquals(1, market.beyond);
        assertEquals(40, market.taken.stream().mapToLong(PlaceOrder::getLots).sum());
    }

    @Test
    void anOrderIsASliceOrATwentieth() {
        Random dice = new Random(1);
        NaiveMarket market = new NaiveMarket(dice, 1_000_000, 1, 1_000_000, 1);
        Process process = new Process(market, terms(50_000, 20, 300));
        run(dice, market, process, 0);

        long leftLots = 100_000;
        for (CloseOutStep.Sell step : process.sent) {
            CloseOutStep.Sale sale = step.sales().getFirst();
            long valueMinor = sale.lots() * NaiveMarket.LOT_MINOR * NaiveMarket.PRICE;
            assertEquals(leftLots, sale.ofLots());
            assertTrue(
                    valueMinor <= 50_000 || sale.lots() == Math.ceilDiv(sale.ofLots(), 20),
                    () -> sale.toString());
            leftLots -= sale.lots();
        }
        assertEquals(0, leftLots);
        assertEquals(0, market.heldMinor);
        assertTrue(process.sent.stream().noneMatch(CloseOutStep.Sell::cancels));
    }

    @Test
    void whatTheBookDoesNotTakeIsTriedAgainSoManyTimes() {
        Random dice =
                new Random(2) {
                    @Override
                    public long nextLong(long bound) {
                        return 0;
                    }
                };
        NaiveMarket market = new NaiveMarket(dice, 1_000, 1, 1_000, 0);
        Process process = new Process(market, terms(1_000_000, 20, 7));

        run(dice, market, process, 0);

        CloseOutStep.Ended end = process.ends.getFirst();
        assertEquals(CloseOutStep.End.GIVEN_UP, end.end());
        assertEquals(7, end.steps());
        assertEquals(1, end.left());
        assertEquals(1_000, market.heldMinor);
        assertEquals(
                List.of(false, true, true, true, true, true, true),
                process.sent.stream().map(CloseOutStep.Sell::cancels).toList());
    }

    @Test
    void whoMayTradeAgainIsLeftAlone() {
        Random dice = new Random(3);
        NaiveMarket market = new NaiveMarket(dice, 1_000_000, 1, 1_000_000, 1);
        Process process = new Process(market, terms(50_000, 20, 300));
        market.step();
        market.step();
        process.begin();
        market.release();
        run(dice, market, process, 0);

        assertEquals(CloseOutStep.End.RELEASED, process.ends.getFirst().end());
        assertEquals(1, process.sent.size());
    }

    @Test
    void aRestBelowTheLeastQuantityStays() {
        Random dice = new Random(4);
        NaiveMarket market = new NaiveMarket(dice, 1_005, 3, 49, 1);
        Process process = new Process(market, terms(1_000_000, 20, 300));
        run(dice, market, process, 0);

        assertEquals(CloseOutStep.End.FLAT, process.ends.getFirst().end());
        assertTrue(market.heldMinor < 3 * NaiveMarket.LOT_MINOR, () -> "" + market.heldMinor);
        assertEquals(1, process.ends.getFirst().left());
    }
}
