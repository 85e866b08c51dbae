package org.bourse.risk.surveillance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bourse.contracts.Accounts;
import org.bourse.contracts.v1.Side;

/**
 * Marking the close: trading shortly before trading ends so that the price others go by is another.
 * MAR article 12(2)(b) and annex II, indicator A(g) (transactions around the time when reference
 * prices are calculated); FINRA rule 6140(a).
 *
 * <p>At a close, of the last minutes: an account made much of the volume, the price moved, and the
 * account's own taking made much of that move. A symbol without sessions closes with the UTC day.
 */
final class ClosingRule implements Rule {
    private static final int SLICES = 10;

    /** Of an account in a slice. */
    private static final int IDS_MAX = 8;

    /** In a slice: it holds more of each than the other rules do. */
    private static final int ACCOUNTS_MAX = 2_000;

    private final Thresholds.Closing thresholds;
    private final int accountsMax;
    private final Map<Integer, BoundedList<Slice>> symbols = new HashMap<>();
    private long dropped;

    /** A tenth of the window. */
    private static final class Slice {
        private final long startMicros;
        private final long startTicks;
        private final Map<Long, Share> accounts = new HashMap<>();
        private long lots;
        private long endTicks;

        Slice(long startMicros, long startTicks) {
            this.startMicros = startMicros;
            this.startTicks = startTicks;
        }

        long startMicros() {
            return startMicros;
        }
    }

    /** What one account traded, and by how many ticks its taking moved the price up. */
    private static final class Share {
        private long lots;
        private long trades;
        private long movedTicks;
        private final List<Long> orderIds = new ArrayList<>();
        private final List<Long> tradeIds = new ArrayList<>();

        void add(Observation.Traded traded, Party party) {
            lots = Whole.plus(lots, traded.lots());
            trades++;
            if (!traded.auction() && traded.taker().equals(party)) {
                movedTicks += traded.priceTicks() - traded.previousPriceTicks();
            }
            if (orderIds.size() < IDS_MAX) {
                orderIds.add(party.orderId());
                tradeIds.add(traded.tradeId());
            }
        }

        void add(Share other) {
            lots = Whole.plus(lots, other.lots);
            trades += other.trades;
            movedTicks += other.movedTicks;
            orderIds.addAll(other.orderIds);
            tradeIds.addAll(other.tradeIds);
        }
    }

    ClosingRule(Thresholds.Closing thresholds, int accountsMax) {
        this.thresholds = thresholds;
        this.accountsMax = Math.min(accountsMax, ACCOUNTS_MAX);
    }

    @Override
    public void observe(Observation observation, Consumer<Finding> found) {
        switch (observation) {
            case Observation.Traded traded -> trade(traded);
            case Observation.Closed closed -> close(closed, found);
            case Observation.Placed _, Observation.Withdrawn _, Observation.Prevented _ -> {}
        }
    }

    private void trade(Observation.Traded traded) {
        BoundedList<Slice> slices =
                symbols.computeIfAbsent(
                        traded.symbol(), _ -> new BoundedList<>(SLICES + 1, Slice::startMicros));
        long width = Math.max(1, thresholds.windowMicros() / SLICES);
        long start = Math.floorDiv(traded.moment().timeMicros(), width) * width;
        if (slices.isEmpty() || slices.newest().startMicros < start) {
            slices.add(new Slice(start, traded.previousPriceTicks()));
        }
        Slice slice = slices.newest();
        slice.lots = Whole.plus(slice.lots, traded.lots());
        slice.endTicks = traded.priceTicks();
        share(slice, traded, traded.buyer());
        if (traded.buyer().account() != traded.seller().account()) {
            share(slice, traded, traded.seller());
        }
    }

    private void share(Slice slice, Observation.Traded traded, Party party) {
        if (party.account() < Accounts.FIRST) {
            return;
        }
        if (slice.accounts.size() >= accountsMax && !slice.accounts.containsKey(party.account())) {
            dropped++;
            return;
        }
        slice.accounts.computeIfAbsent(party.account(), _ -> new Share()).add(traded, party);
    }

    private void close(Observation.Closed closed, Consumer<Finding> found) {
        BoundedList<Slice> slices = symbols.remove(closed.symbol());
        if (slices == null) {
            return;
        }
        slices.expire(closed.moment().timeMicros() - thresholds.windowMicros());
        if (slices.isEmpty()) {
            return;
        }
        long startTicks = slices.iterator().next().startTicks;
        long lots = 0;
        Map<Long, Share> accounts = new TreeMap<>();
        for (Slice slice : slices) {
            lots = Whole.plus(lots, slice.lots);
            slice.accounts.forEach((account, share) ->
                    accounts.computeIfAbsent(account, _ -> new Share()).add(share));
        }
        long move = slices.newest().endTicks - startTicks;
        if (Whole.basisPoints(Math.abs(move), startTicks) < Math.max(1, thresholds.moveMin())) {
            return;
        }
        for (Map.Entry<Long, Share> entry : accounts.entrySet()) {
            judge(closed, entry.getKey(), entry.getValue(), lots, startTicks, move, found);
        }
    }

    private void judge(
            Observation.Closed closed,
            long account,
            Share share,
            long lots,
            long startTicks,
            long move,
            Consumer<Finding> found) {
        long own = move > 0 ? share.movedTicks : -share.movedTicks;
        long ofVolume = Whole.basisPoints(share.lots, lots);
        long ofMove = own <= 0 ? 0 : Whole.basisPoints(own, Math.abs(move));
        if (share.trades < thresholds.tradesMin()
                || ofVolume < thresholds.shareMin()
                || ofMove < thresholds.ownMoveMin()) {
            return;
        }
        found.accept(
                new Finding(
                        RuleName.MARKING_THE_CLOSE,
                        account,
                        closed.symbol(),
                        closed.moment(),
                        share.orderIds,
                        share.tradeIds,
                        Map.of(
                                "side",
                                (long) (move > 0 ? Side.BUY : Side.SELL).getNumber(),
                                "trades",
                                share.trades,
                                "lots",
                                share.lots,
                                "shareBasisPoints",
                                ofVolume,
                                "startTicks",
                                startTicks,
                                "closeTicks",
                                startTicks + move,
                                "moveBasisPoints",
                                Whole.basisPoints(Math.abs(move), startTicks),
                                "ownMoveBasisPoints",
                                ofMove),
                        Map.of(
                                "trades",
                                (long) thresholds.tradesMin(),
                                "shareBasisPoints",
                                (long) thresholds.shareMin(),
                                "moveBasisPoints",
                                (long) thresholds.moveMin(),
                                "ownMoveBasisPoints",
                                (long) thresholds.ownMoveMin(),
                                "windowMicros",
                                thresholds.windowMicros())));
    }

    @Override
    public long dropped() {
        return dropped;
    }
}
