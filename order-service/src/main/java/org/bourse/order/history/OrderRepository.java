package org.bourse.order.history;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderDetail;

/** Reads orders. All methods block. */
@ApplicationScoped
class OrderRepository implements PanacheRepositoryBase<OrderEntity, Long> {
    private final FillRepository fills;

    OrderRepository(FillRepository fills) {
        this.fills = fills;
    }

    @Transactional
    public Optional<OrderDetail> ofId(long orderId) {
        return find("orderId", orderId).firstResultOptional().map(this::detail);
    }

    /** The newest with this id, since a client may use one again after some days. */
    @Transactional
    public Optional<OrderDetail> ofClientOrderId(long account, String clientOrderId) {
        return find(
                        "account = ?1 and clientOrderId = ?2 order by createdAt desc, orderId desc",
                        account,
                        clientOrderId)
                .firstResultOptional()
                .map(this::detail);
    }

    /** Newest first; one more than the filter's limit when there are more. */
    @Transactional
    public List<Order> list(OrderFilter filter) {
        StringBuilder where = new StringBuilder("account = :account");
        Parameters parameters = Parameters.with("account", filter.account());
        filter.symbol()
                .ifPresent(symbol -> {
                    where.append(" and symbol = :symbol");
                    parameters.and("symbol", symbol);
                });
        filter.status()
                .ifPresent(status -> {
                    where.append(" and status = :status");
                    parameters.and("status", status);
                });
        filter.side()
                .ifPresent(side -> {
                    where.append(" and side = :side");
                    parameters.and("side", side);
                });
        filter.from()
                .ifPresent(from -> {
                    where.append(" and createdAt >= :from");
                    parameters.and("from", from);
                });
        filter.to()
                .ifPresent(to -> {
                    where.append(" and createdAt < :to");
                    parameters.and("to", to);
                });
        filter.after()
                .ifPresent(after -> {
                    where.append(" and createdAt <= :cursorTime")
                            .append(" and (createdAt < :cursorTime or orderId < :cursorId)");
                    parameters
                            .and("cursorTime", time(after.createdMicros()))
                            .and("cursorId", after.orderId());
                });
        where.append(" order by createdAt desc, orderId desc");
        return find(where.toString(), parameters).page(0, filter.limit() + 1).stream()
                .map(OrderEntity::toOrder)
                .toList();
    }

    private OrderDetail detail(OrderEntity row) {
        return new OrderDetail(row.toOrder(), fills.ofOrder(row.orderId));
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
