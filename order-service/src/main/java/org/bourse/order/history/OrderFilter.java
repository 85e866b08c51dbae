package org.bourse.order.history;

import java.util.Optional;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.Side;
import org.bourse.order.lifecycle.OrderStatus;

/**
 * Which orders of an account a list holds.
 *
 * @param created when they were created
 * @param limit how many at most
 * @param after where the page before ended
 */
public record OrderFilter(
        long account,
        Optional<Integer> symbol,
        Optional<OrderStatus> status,
        Optional<Side> side,
        Optional<OrderType> type,
        TimeRange created,
        Sort sort,
        int limit,
        Optional<Cursor> after) {

    /** All, the newest first. */
    public static OrderFilter of(long account, int limit) {
        return new OrderFilter(
                account,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeRange.ALL,
                Sort.NEWEST,
                limit,
                Optional.empty());
    }

    public OrderFilter withSymbol(int number) {
        return new OrderFilter(
                account, Optional.of(number), status, side, type, created, sort, limit, after);
    }

    public OrderFilter withStatus(OrderStatus wanted) {
        return new OrderFilter(
                account, symbol, Optional.of(wanted), side, type, created, sort, limit, after);
    }

    public OrderFilter withSide(Side wanted) {
        return new OrderFilter(
                account, symbol, status, Optional.of(wanted), type, created, sort, limit, after);
    }

    public OrderFilter withType(OrderType wanted) {
        return new OrderFilter(
                account, symbol, status, side, Optional.of(wanted), created, sort, limit, after);
    }

    public OrderFilter within(TimeRange time) {
        return new OrderFilter(account, symbol, status, side, type, time, sort, limit, after);
    }

    public OrderFilter sorted(Sort by) {
        return new OrderFilter(account, symbol, status, side, type, created, by, limit, after);
    }

    public OrderFilter after(Cursor cursor) {
        return new OrderFilter(
                account, symbol, status, side, type, created, sort, limit, Optional.of(cursor));
    }

    /** The time in which there can be more, given where the page before ended. */
    TimeRange remaining() {
        return created.and(after.map(Cursor::beyond).orElse(TimeRange.ALL));
    }
}
