package org.bourse.order.history;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bourse.contracts.v1.OrderListKind;
import org.bourse.contracts.v1.OrderType;
import org.bourse.contracts.v1.SelfTradePrevention;
import org.bourse.contracts.v1.Side;
import org.bourse.contracts.v1.TimeInForce;
import org.bourse.order.lifecycle.Executed;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderConditions;
import org.bourse.order.lifecycle.OrderList;
import org.bourse.order.lifecycle.OrderState;
import org.bourse.order.lifecycle.OrderStatus;
import org.bourse.order.lifecycle.OrderTerms;
import org.hibernate.annotations.Immutable;

/** A row of {@code orders}, for reading only: the projection writes. */
@Entity
@Immutable
@Table(name = "orders")
class OrderEntity {
    @Id long orderId;
    Instant createdAt = Instant.EPOCH;
    Instant updatedAt = Instant.EPOCH;
    long account;
    String clientOrderId = "";
    int symbol;

    @Enumerated(EnumType.STRING)
    Side side = Side.SIDE_UNSPECIFIED;

    @Enumerated(EnumType.STRING)
    OrderType type = OrderType.ORDER_TYPE_UNSPECIFIED;

    @Enumerated(EnumType.STRING)
    TimeInForce timeInForce = TimeInForce.TIME_IN_FORCE_UNSPECIFIED;

    boolean postOnly;
    long priceTicks;
    long lots;
    long budgetMinor;
    long triggerTicks;
    long trailingTicks;
    int trailingBasisPoints;
    long limitOffsetTicks;
    long visibleLots;
    boolean postOnlyReprice;

    @Enumerated(EnumType.STRING)
    SelfTradePrevention selfTradePrevention = SelfTradePrevention.CANCEL_TAKER;

    long expiresMicros;

    @Enumerated(EnumType.STRING)
    OrderListKind listKind = OrderListKind.ORDER_LIST_KIND_UNSPECIFIED;

    long listId;
    boolean triggered;
    long reducedLots;

    @Enumerated(EnumType.STRING)
    OrderStatus status = OrderStatus.OPEN;

    String reason = "";
    long filledLots;
    long remainingLots;
    long notionalMinor;
    long feeMinor;

    Order toOrder() {
        OrderTerms terms =
                new OrderTerms(
                        orderId,
                        account,
                        clientOrderId,
                        symbol,
                        side,
                        type,
                        timeInForce,
                        postOnly,
                        priceTicks,
                        lots,
                        budgetMinor,
                        conditions(),
                        list());
        Executed executed = new Executed(filledLots, notionalMinor, feeMinor);
        OrderState state = OrderState.restore(status, executed, remainingLots, reason);
        return new Order(
                terms, state, triggered, reducedLots, micros(createdAt), micros(updatedAt));
    }

    private OrderList list() {
        return listId == 0 ? OrderList.NONE : new OrderList(listKind, listId);
    }

    private OrderConditions conditions() {
        return new OrderConditions(
                triggerTicks,
                trailingTicks,
                trailingBasisPoints,
                limitOffsetTicks,
                visibleLots,
                postOnlyReprice,
                selfTradePrevention,
                expiresMicros);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
