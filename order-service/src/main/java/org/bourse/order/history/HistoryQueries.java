package org.bourse.order.history;

import java.util.List;
import java.util.Optional;
import org.bourse.order.lifecycle.Order;

/** The statements that read the history. */
public final class HistoryQueries {
    /** So many fills, and so many steps, an order is shown with. */
    static final int DETAIL_MAX = 10_000;

    private static final String TRADES =
            "SELECT order_id, trade_id, traded_at, account, symbol, side, role, client_order_id,"
                    + " price_ticks, lots, notional_minor, fee_minor FROM trades";

    private HistoryQueries() {}

    /** At most one order. */
    public static Query order(long orderId) {
        return new Where().and("order_id = ?", orderId).query(OrderColumns.SELECT, "");
    }

    /** The newest with this id, since a client may use one again after some days. */
    public static Query order(long account, String clientOrderId) {
        return new Where()
                .and("account = ?", account)
                .and("client_order_id = ?", clientOrderId)
                .query(OrderColumns.SELECT, " ORDER BY created_at DESC, order_id DESC LIMIT 1");
    }

    /** An order's trades, the oldest first: trade ids are in the order of trades. */
    public static Query tradesOf(Order order) {
        return new Where()
                .and("order_id = ?", order.orderId())
                .in(lifeOf(order), "traded_at")
                .query(TRADES, " ORDER BY trade_id LIMIT " + DETAIL_MAX);
    }

    /** An order's steps, the oldest first. */
    public static Query stepsOf(Order order) {
        return new Where()
                .and("order_id = ?", order.orderId())
                .in(lifeOf(order), "at")
                .query(
                        "SELECT position, at, status, reason, filled_lots, remaining_lots,"
                                + " trade_id FROM order_transition",
                        " ORDER BY position, index LIMIT " + DETAIL_MAX);
    }

    /** Nothing happened to it before or after. */
    public static TimeRange lifeOf(Order order) {
        return TimeRange.ofMicros(order.createdMicros(), order.updatedMicros());
    }

    /** One more than the filter's limit when there are more. */
    public static Query orders(OrderFilter filter) {
        Where where = new Where().and("account = ?", filter.account());
        filter.symbol().ifPresent(symbol -> where.and("symbol = ?", symbol));
        // In the text, so that the index of live orders is seen to fit.
        filter.status().ifPresent(status -> where.and("status = '" + status.name() + "'"));
        filter.side().ifPresent(side -> where.and("side = ?", side.name()));
        filter.type().ifPresent(type -> where.and("type = ?", type.name()));
        Sort sort = filter.sort();
        Cursor after = filter.after().orElse(Cursor.before(sort));
        return where.in(filter.remaining(), "created_at")
                .and(
                        "(created_at, order_id) " + sort.beyond() + " (?, ?)",
                        TimeRange.time(after.micros()),
                        after.orderId())
                .page(
                        OrderColumns.SELECT,
                        " ORDER BY created_at %1$s, order_id %1$s LIMIT %2$d"
                                .formatted(sort.direction(), filter.limit() + 1));
    }

    /**
     * Statements that bring the trades one after the other, until there are one more than the
     * filter's limit.
     *
     * @param known where there are partitions, with both ends; empty: not known
     */
    public static List<Query> trades(TradeFilter filter, Optional<TimeRange> known) {
        TimeRange remaining = filter.remaining();
        return known
                .map(it -> TimeSlices.of(remaining, filter.sort(), it))
                .orElse(List.of(remaining))
                .stream()
                .map(slice -> trades(filter.within(slice)))
                .toList();
    }

    private static Query trades(TradeFilter filter) {
        Where where = new Where().and("account = ?", filter.account());
        filter.symbol().ifPresent(symbol -> where.and("symbol = ?", symbol));
        filter.orderId().ifPresent(orderId -> where.and("order_id = ?", orderId));
        Sort sort = filter.sort();
        Cursor after = filter.after().orElse(Cursor.before(sort));
        return where.in(filter.traded(), "traded_at")
                .and(
                        "(traded_at, trade_id, order_id) " + sort.beyond() + " (?, ?, ?)",
                        TimeRange.time(after.micros()),
                        after.tradeId(),
                        after.orderId())
                .page(
                        TRADES,
                        " ORDER BY traded_at %1$s, trade_id %1$s, order_id %1$s LIMIT %2$d"
                                .formatted(sort.direction(), filter.limit() + 1));
    }
}
