package org.bourse.order.history;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.bourse.platform.partition.PartitionRule;

/**
 * Which partitions there have to be, and which may go.
 *
 * @param monthsAhead beyond the present one, from 0 to {@link #MONTHS_AHEAD_MAX}
 * @param daysAhead beyond the present one, from 0 to {@link #DAYS_AHEAD_MAX}
 * @param orders for how long orders are kept at least; empty: for ever
 */
record PartitionPolicy(
        int monthsAhead,
        int daysAhead,
        Optional<Period> orders,
        Optional<Period> trades,
        Optional<Period> transitions) {
    static final int MONTHS_AHEAD_MAX = 24;
    static final int DAYS_AHEAD_MAX = 60;

    /** So long answers to repeated requests need the history, with days to spare. */
    static final Period KEPT_MIN = Period.ofDays(7);

    PartitionPolicy {
        require(monthsAhead >= 0 && monthsAhead <= MONTHS_AHEAD_MAX, "ahead.months", monthsAhead);
        require(daysAhead >= 0 && daysAhead <= DAYS_AHEAD_MAX, "ahead.days", daysAhead);
        orders.ifPresent(it -> require(isLongEnough(it), "retention.orders", it));
        trades.ifPresent(it -> require(isLongEnough(it), "retention.trades", it));
        transitions.ifPresent(it -> require(isLongEnough(it), "retention.transitions", it));
    }

    /**
     * @throws IllegalArgumentException when a value is out of its bounds
     */
    static PartitionPolicy of(HistoryConfig config) {
        return new PartitionPolicy(
                config.ahead().months(),
                config.ahead().days(),
                config.retention().orders(),
                config.retention().trades(),
                config.retention().transitions());
    }

    private static void require(boolean holds, String key, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("bourse.order.history." + key + "=" + value);
        }
    }

    private static boolean isLongEnough(Period kept) {
        return !LocalDate.EPOCH.plus(kept).isBefore(LocalDate.EPOCH.plus(KEPT_MIN));
    }

    /** What it says of each table. */
    List<PartitionRule> rules() {
        return List.of(
                new PartitionRule(HistoryTable.ORDERS, monthsAhead, orders),
                new PartitionRule(HistoryTable.TRADES, daysAhead, trades),
                new PartitionRule(HistoryTable.TRANSITIONS, monthsAhead, transitions));
    }
}
