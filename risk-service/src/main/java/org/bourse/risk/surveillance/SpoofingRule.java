package org.bourse.risk.surveillance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bourse.contracts.v1.Side;
import org.jspecify.annotations.Nullable;

/**
 * Orders that were not meant to trade: shown on one side until an order on the other is filled, and
 * taken back at once. MAR annex II, indicators B(a) and A(e) with Delegated Regulation 2016/522
 * (layering and spoofing); the same words in FINRA's and the Dodd-Frank Act's section 747, "bidding
 * or offering with the intent to cancel the bid or offer before execution".
 *
 * <p>SPOOFING: one order many times as large as is usual in the symbol and as what was filled,
 * repeatedly. LAYERING: orders at several prices, together many times as large as what was filled.
 * Only orders that could be seen count, and only those of which at most a tenth was filled. To move
 * an order away from the market, or to make it less than half, is to take it back.
 */
final class SpoofingRule implements Rule {
    private static final int FILLS_MAX = 64;
    private static final int WITHDRAWN_MAX = 64;
    private static final int UNFILLED_PART = 10;
    private static final int MEAN_WEIGHT = 64;
    private static final long MEAN_UNIT = 1_024;

    private final Thresholds.Spoofing thresholds;
    private final BoundedMap<AccountSymbol, Doings> accounts;
    private final Map<Integer, Usual> usual = new HashMap<>();

    private record Fill(long timeMicros, Side side, long lots, long orderId, long tradeId) {}

    private record Taken(long timeMicros, LiveOrder order, List<Fill> fills) {
        long filledLots() {
            return fills.stream().mapToLong(Fill::lots).reduce(0, Whole::plus);
        }
    }

    private static final class Doings {
        private final BoundedList<Fill> fills = new BoundedList<>(FILLS_MAX, Fill::timeMicros);
        private final BoundedList<Taken> layers =
                new BoundedList<>(WITHDRAWN_MAX, Taken::timeMicros);
        private final BoundedList<Taken> large =
                new BoundedList<>(WITHDRAWN_MAX, Taken::timeMicros);
    }

    /** A sliding mean of the visible lots of a symbol's orders, in parts of 1,024. */
    private static final class Usual {
        private long orders;
        private long mean;

        void add(long lots) {
            long scaled = Whole.times(lots, MEAN_UNIT);
            orders++;
            long weight = Math.min(orders, MEAN_WEIGHT);
            mean += (scaled - mean) / weight;
        }
    }

    SpoofingRule(Thresholds.Spoofing thresholds, int accountsMax) {
        this.thresholds = thresholds;
        accounts = new BoundedMap<>(accountsMax);
    }

    @Override
    public void observe(Observation observation, Consumer<Finding> found) {
        switch (observation) {
            case Observation.Placed placed -> {
                if (placed.order().visibleLots() > 0) {
                    usual.computeIfAbsent(placed.symbol(), _ -> new Usual())
                            .add(placed.order().visibleLots());
                }
            }
            case Observation.Traded traded -> {
                fill(traded, traded.buyer(), Side.BUY);
                fill(traded, traded.seller(), Side.SELL);
            }
            case Observation.Withdrawn withdrawn -> withdraw(withdrawn, found);
            case Observation.Prevented _, Observation.Closed _ -> {}
        }
    }

    private void fill(Observation.Traded traded, Party party, Side side) {
        if (party.orderId() == 0) {
            return;
        }
        Doings doings =
                accounts.get(new AccountSymbol(party.account(), traded.symbol()), Doings::new);
        long now = traded.moment().timeMicros();
        doings.fills.expire(now - thresholds.withinMicros());
        doings.fills.add(new Fill(now, side, traded.lots(), party.orderId(), traded.tradeId()));
    }

    private void withdraw(Observation.Withdrawn withdrawn, Consumer<Finding> found) {
        LiveOrder order = withdrawn.order();
        Doings doings = accounts.get(new AccountSymbol(order.account(), order.symbol()));
        if (doings == null
                || order.visibleLots() == 0
                || order.filledLots() > order.visibleLots() / UNFILLED_PART) {
            return;
        }
        long now = withdrawn.moment().timeMicros();
        doings.fills.expire(now - thresholds.withinMicros());
        List<Fill> fills =
                doings.fills.stream()
                        .filter(fill -> fill.side() != order.side())
                        .filter(fill -> fill.timeMicros() >= order.placedMicros())
                        .toList();
        if (fills.isEmpty()) {
            return;
        }
        Taken taken = new Taken(now, order, fills);
        layer(doings, taken, withdrawn.moment(), found);
        if (isLarge(taken)) {
            repeat(doings, taken, withdrawn.moment(), found);
        }
    }

    private boolean isLarge(Taken taken) {
        Usual normal = usual.get(taken.order().symbol());
        long lots = taken.order().visibleLots();
        return normal != null
                && normal.orders >= thresholds.ordersMin()
                && Whole.times(lots, MEAN_UNIT)
                        >= Whole.times(thresholds.timesUsualMin(), normal.mean)
                && lots >= Whole.times(thresholds.timesFilledMin(), taken.filledLots());
    }

    private void repeat(Doings doings, Taken taken, Moment moment, Consumer<Finding> found) {
        doings.large.expire(moment.timeMicros() - thresholds.repeatMicros());
        if (doings.large.stream().noneMatch(old -> sharesFill(old, taken))) {
            doings.large.add(taken);
        }
        if (doings.large.size() < thresholds.timesMin()) {
            return;
        }
        tell(
                RuleName.SPOOFING,
                doings.large,
                moment,
                Map.of("times", (long) doings.large.size()),
                Map.of(
                        "times",
                        (long) thresholds.timesMin(),
                        "timesUsual",
                        (long) thresholds.timesUsualMin()),
                found);
        doings.large.clear();
    }

    /** Several orders taken back after one fill are one time. */
    private static boolean sharesFill(Taken one, Taken other) {
        return one.fills().stream().anyMatch(other.fills()::contains);
    }

    private void layer(Doings doings, Taken taken, Moment moment, Consumer<Finding> found) {
        doings.layers.expire(moment.timeMicros() - thresholds.withinMicros());
        @Nullable Taken newest = doings.layers.isEmpty() ? null : doings.layers.newest();
        if (newest != null && newest.order().side() != taken.order().side()) {
            doings.layers.clear();
        }
        doings.layers.add(taken);
        long levels =
                doings.layers.stream().mapToLong(it -> it.order().priceTicks()).distinct().count();
        long filled =
                doings.layers.stream()
                        .flatMap(it -> it.fills().stream())
                        .distinct()
                        .mapToLong(Fill::lots)
                        .reduce(0, Whole::plus);
        if (levels < thresholds.levelsMin()
                || lots(doings.layers) < Whole.times(thresholds.timesFilledMin(), filled)) {
            return;
        }
        tell(
                RuleName.LAYERING,
                doings.layers,
                moment,
                Map.of("levels", levels),
                Map.of("levels", (long) thresholds.levelsMin()),
                found);
        doings.layers.clear();
    }

    private void tell(
            RuleName rule,
            BoundedList<Taken> all,
            Moment moment,
            Map<String, Long> figures,
            Map<String, Long> measures,
            Consumer<Finding> found) {
        LiveOrder order = all.newest().order();
        List<Fill> fills = all.stream().flatMap(it -> it.fills().stream()).distinct().toList();
        Map<String, Long> measured = new HashMap<>(figures);
        measured.put("withdrawnLots", lots(all));
        measured.put("filledLots", fills.stream().mapToLong(Fill::lots).reduce(0, Whole::plus));
        measured.put("side", (long) order.side().getNumber());
        Map<String, Long> against = new HashMap<>(measures);
        against.put("timesFilled", (long) thresholds.timesFilledMin());
        against.put("withinMicros", thresholds.withinMicros());
        found.accept(
                new Finding(
                        rule,
                        order.account(),
                        order.symbol(),
                        moment,
                        Stream.concat(
                                        all.stream().map(it -> it.order().orderId()),
                                        fills.stream().map(Fill::orderId))
                                .toList(),
                        fills.stream().map(Fill::tradeId).toList(),
                        measured,
                        against));
    }

    private static long lots(BoundedList<Taken> all) {
        return all.stream().mapToLong(it -> it.order().visibleLots()).reduce(0, Whole::plus);
    }

    @Override
    public long dropped() {
        return accounts.dropped();
    }
}
