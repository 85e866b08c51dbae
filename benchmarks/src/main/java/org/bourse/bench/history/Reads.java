package org.bourse.bench.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.bourse.contracts.v1.OrderType;
import org.bourse.order.history.Cursor;
import org.bourse.order.history.HistoryQueries;
import org.bourse.order.history.HistoryReads;
import org.bourse.order.history.OrderFilter;
import org.bourse.order.history.Query;
import org.bourse.order.history.Sort;
import org.bourse.order.history.TimeRange;
import org.bourse.order.history.TradeFilter;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderStatus;

/** What people ask the history, about the account of an order that is drawn. */
final class Reads {
    private static final int PAGE = 100;
    private static final Duration RANGE = Duration.ofDays(5);

    private final Optional<TimeRange> partitions;

    /**
     * @param partitions where there are partitions of trades
     */
    Reads(TimeRange partitions) {
        this.partitions = Optional.of(partitions);
    }

    List<Read> all() {
        List<Read> reads = new ArrayList<>();
        reads.add(byId());
        reads.add(byClientOrderId());
        reads.addAll(lists());
        reads.addAll(fills());
        return reads;
    }

    private static Read byId() {
        return new Read(
                "order",
                (connection, drawn) ->
                        HistoryReads.life(connection, HistoryQueries.order(drawn.orderId()))
                                .map(life -> life.steps().size())
                                .orElse(0),
                drawn -> List.of(HistoryQueries.order(drawn.orderId())),
                drawn -> TimeRange.ALL);
    }

    private static Read byClientOrderId() {
        Function<Order, Query> query =
                drawn ->
                        HistoryQueries.order(
                                drawn.terms().account(), drawn.terms().clientOrderId());
        return new Read(
                "client_id",
                (connection, drawn) ->
                        HistoryReads.life(connection, query.apply(drawn))
                                .map(life -> life.steps().size())
                                .orElse(0),
                drawn -> List.of(query.apply(drawn)),
                drawn -> TimeRange.ALL);
    }

    private static List<Read> lists() {
        Function<Order, OrderFilter> all = drawn -> OrderFilter.of(drawn.terms().account(), PAGE);
        List<Read> reads = new ArrayList<>();
        reads.add(list("newest", all));
        reads.add(list("oldest", all.andThen(it -> it.sorted(Sort.OLDEST))));
        reads.add(list("symbol", drawn -> all.apply(drawn).withSymbol(drawn.terms().symbol())));
        reads.add(list("side", drawn -> all.apply(drawn).withSide(drawn.terms().side())));
        reads.add(list("type", all.andThen(it -> it.withType(OrderType.TRAILING_STOP))));
        for (OrderStatus status : OrderStatus.values()) {
            String name = status.name().toLowerCase(Locale.ROOT);
            reads.add(list(name, all.andThen(it -> it.withStatus(status))));
        }
        reads.add(
                list(
                        "symbol_open",
                        drawn ->
                                all.apply(drawn)
                                        .withSymbol(drawn.terms().symbol())
                                        .withStatus(OrderStatus.OPEN)));
        reads.add(list("range", drawn -> all.apply(drawn).within(around(drawn)), Reads::around));
        reads.add(
                list(
                        "deep_page",
                        drawn -> all.apply(drawn).after(Cursor.after(drawn, Sort.NEWEST)),
                        drawn -> new TimeRange(Optional.empty(), around(drawn).to())));
        return reads;
    }

    private static Read list(String name, Function<Order, OrderFilter> filter) {
        return list(name, filter, drawn -> TimeRange.ALL);
    }

    private static Read list(
            String name, Function<Order, OrderFilter> filter, Function<Order, TimeRange> opens) {
        return new Read(
                name,
                (connection, drawn) -> HistoryReads.orders(connection, filter.apply(drawn)).size(),
                drawn -> List.of(HistoryQueries.orders(filter.apply(drawn))),
                opens);
    }

    /** Some days in which the order was created. */
    private static TimeRange around(Order drawn) {
        Instant created = Instant.EPOCH.plus(drawn.createdMicros(), ChronoUnit.MICROS);
        return TimeRange.between(created.minus(RANGE), created.plus(RANGE));
    }

    private List<Read> fills() {
        Function<Order, TradeFilter> all = drawn -> TradeFilter.of(drawn.terms().account(), PAGE);
        return List.of(
                fills("fills", all, drawn -> TimeRange.ALL),
                fills(
                        "fills_oldest",
                        all.andThen(it -> it.sorted(Sort.OLDEST)),
                        drawn -> TimeRange.ALL),
                fills(
                        "fills_symbol",
                        drawn -> all.apply(drawn).withSymbol(drawn.terms().symbol()),
                        drawn -> TimeRange.ALL),
                fills(
                        "fills_range",
                        drawn -> all.apply(drawn).within(around(drawn)),
                        Reads::around),
                fillsOfOrder(all));
    }

    private Read fillsOfOrder(Function<Order, TradeFilter> all) {
        return new Read(
                "fills_of_order",
                (connection, drawn) ->
                        HistoryReads.trades(
                                        connection,
                                        all.apply(drawn).withOrder(drawn.orderId()),
                                        partitions)
                                .size(),
                drawn -> List.of(HistoryQueries.tradesOf(drawn), HistoryQueries.stepsOf(drawn)),
                HistoryQueries::lifeOf);
    }

    private Read fills(
            String name, Function<Order, TradeFilter> filter, Function<Order, TimeRange> opens) {
        return new Read(
                name,
                (connection, drawn) ->
                        HistoryReads.trades(connection, filter.apply(drawn), partitions).size(),
                drawn -> HistoryQueries.trades(filter.apply(drawn), partitions),
                opens);
    }
}
