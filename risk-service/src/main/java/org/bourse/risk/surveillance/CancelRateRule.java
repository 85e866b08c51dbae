package org.bourse.risk.surveillance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An abnormal rate of cancels: nearly all orders of an account are taken back by it, by far more
 * than those of the others in the symbol and than its own before. A sign of quote stuffing and of
 * orders that were not meant (Delegated Regulation 2016/522, annex II, section 1, 4(c)); what
 * Delegated Regulation 2017/566 bounds as the ratio of unexecuted orders to transactions.
 *
 * <p>Windows follow each other from midnight. An account is compared with the others' rate of the
 * day and with its own of the day before the window, each only where there were enough orders;
 * where neither can be compared with, nothing is found. Replaces count as neither.
 */
final class CancelRateRule implements Rule {
    private final Thresholds.CancelRate thresholds;
    private final BoundedMap<AccountSymbol, Counts> accounts;
    private final Map<Integer, Tally> symbols = new HashMap<>();

    private static final class Tally {
        private long orders;
        private long cancels;

        long rate() {
            return Whole.basisPoints(cancels, orders);
        }
    }

    private static final class Counts {
        private final Tally day = new Tally();
        private final Tally before = new Tally();
        private Tally window = new Tally();
        private long number;
        private boolean found;

        void enter(long windowNumber) {
            if (windowNumber != number) {
                before.orders += window.orders;
                before.cancels += window.cancels;
                window = new Tally();
                number = windowNumber;
                found = false;
            }
        }
    }

    CancelRateRule(Thresholds.CancelRate thresholds, int accountsMax) {
        this.thresholds = thresholds;
        accounts = new BoundedMap<>(accountsMax);
    }

    @Override
    public void observe(Observation observation, Consumer<Finding> found) {
        switch (observation) {
            case Observation.Placed placed -> {
                Counts counts = counts(placed.order(), placed.moment());
                counts.day.orders++;
                counts.window.orders++;
                symbol(placed.symbol()).orders++;
            }
            case Observation.Withdrawn withdrawn -> {
                if (!withdrawn.byReplace()) {
                    Counts counts = counts(withdrawn.order(), withdrawn.moment());
                    counts.day.cancels++;
                    counts.window.cancels++;
                    symbol(withdrawn.symbol()).cancels++;
                    judge(counts, withdrawn, found);
                }
            }
            case Observation.Traded _, Observation.Prevented _, Observation.Closed _ -> {}
        }
    }

    private Tally symbol(int symbol) {
        return symbols.computeIfAbsent(symbol, _ -> new Tally());
    }

    private Counts counts(LiveOrder order, Moment moment) {
        Counts counts =
                accounts.get(new AccountSymbol(order.account(), order.symbol()), Counts::new);
        counts.enter(Math.floorDiv(moment.timeMicros(), thresholds.windowMicros()));
        return counts;
    }

    private void judge(Counts counts, Observation.Withdrawn withdrawn, Consumer<Finding> found) {
        Tally all = symbol(withdrawn.symbol());
        Tally others = new Tally();
        others.orders = all.orders - counts.day.orders;
        others.cancels = all.cancels - counts.day.cancels;
        boolean comparable = isEnough(others) || isEnough(counts.before);
        if (counts.found
                || !comparable
                || !isEnough(counts.window)
                || counts.window.rate() < thresholds.rateMin()
                || !isAbove(counts.window, others)
                || !isAbove(counts.window, counts.before)) {
            return;
        }
        counts.found = true;
        Map<String, Long> figures = new HashMap<>();
        figures.put("orders", counts.window.orders);
        figures.put("cancels", counts.window.cancels);
        figures.put("rateBasisPoints", counts.window.rate());
        if (isEnough(others)) {
            figures.put("othersRateBasisPoints", others.rate());
        }
        if (isEnough(counts.before)) {
            figures.put("ownRateBasisPoints", counts.before.rate());
        }
        found.accept(
                new Finding(
                        RuleName.CANCEL_RATE,
                        withdrawn.order().account(),
                        withdrawn.symbol(),
                        withdrawn.moment(),
                        List.of(withdrawn.order().orderId()),
                        List.of(),
                        figures,
                        Map.of(
                                "orders",
                                (long) thresholds.ordersMin(),
                                "rateBasisPoints",
                                (long) thresholds.rateMin(),
                                "aboveBasisPoints",
                                (long) thresholds.aboveMin(),
                                "windowMicros",
                                thresholds.windowMicros())));
    }

    private boolean isEnough(Tally tally) {
        return tally.orders >= thresholds.ordersMin();
    }

    private boolean isAbove(Tally window, Tally usual) {
        return !isEnough(usual) || window.rate() - usual.rate() >= thresholds.aboveMin();
    }

    @Override
    public long dropped() {
        return accounts.dropped();
    }
}
