package org.bourse.order.history;

import java.util.Optional;

/**
 * Which of its trades a list of an account holds.
 *
 * @param orderId of this order only
 * @param traded when they happened
 * @param limit how many at most
 * @param after where the page before ended
 */
public record TradeFilter(
        long account,
        Optional<Integer> symbol,
        Optional<Long> orderId,
        TimeRange traded,
        Sort sort,
        int limit,
        Optional<Cursor> after) {

    /** All, the newest first. */
    public static TradeFilter of(long account, int limit) {
        return new TradeFilter(
                account,
                Optional.empty(),
                Optional.empty(),
                TimeRange.ALL,
                Sort.NEWEST,
                limit,
                Optional.empty());
    }

    public TradeFilter withSymbol(int number) {
        return new TradeFilter(account, Optional.of(number), orderId, traded, sort, limit, after);
    }

    public TradeFilter withOrder(long id) {
        return new TradeFilter(account, symbol, Optional.of(id), traded, sort, limit, after);
    }

    public TradeFilter within(TimeRange time) {
        return new TradeFilter(account, symbol, orderId, time, sort, limit, after);
    }

    public TradeFilter sorted(Sort by) {
        return new TradeFilter(account, symbol, orderId, traded, by, limit, after);
    }

    public TradeFilter after(Cursor cursor) {
        return new TradeFilter(account, symbol, orderId, traded, sort, limit, Optional.of(cursor));
    }

    /** The time in which there can be more, given where the page before ended. */
    TimeRange remaining() {
        return traded.and(after.map(Cursor::beyond).orElse(TimeRange.ALL));
    }
}
