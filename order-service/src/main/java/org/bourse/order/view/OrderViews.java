package org.bourse.order.view;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.order.lifecycle.Executed;
import org.bourse.order.lifecycle.Fill;
import org.bourse.order.lifecycle.Order;
import org.bourse.order.lifecycle.OrderConditions;
import org.bourse.order.lifecycle.OrderDetail;
import org.bourse.order.lifecycle.OrderTerms;
import org.jspecify.annotations.Nullable;

/** Makes views of orders. */
public final class OrderViews {
    private OrderViews() {}

    /** With its fills. */
    public static OrderView of(OrderDetail detail, SymbolTerms symbol) {
        List<FillView> fills = detail.fills().stream().map(fill -> of(fill, symbol)).toList();
        return of(detail.order(), fills, symbol);
    }

    /** Without its fills. */
    public static OrderView of(Order order, SymbolTerms symbol) {
        return of(order, null, symbol);
    }

    private static OrderView of(Order order, @Nullable List<FillView> fills, SymbolTerms symbol) {
        OrderTerms terms = order.terms();
        OrderConditions conditions = terms.conditions();
        Executed executed = order.state().executed();
        String reason = order.state().reasonOrEmpty();
        return new OrderView(
                Ids.print(terms.orderId()),
                terms.clientOrderId(),
                Ids.print(terms.account()),
                symbol.name(),
                terms.side().name(),
                terms.type().name(),
                terms.timeInForce().name(),
                terms.postOnly(),
                conditions.postOnlyReprice() ? true : null,
                price(terms.priceTicks(), symbol),
                quantity(terms.lots(), symbol),
                terms.isByBudget() ? symbol.quoteAmount(terms.budgetMinor()) : null,
                price(conditions.triggerTicks(), symbol),
                terms.isConditional() ? order.triggered() : null,
                price(conditions.trailingTicks(), symbol),
                conditions.trailingBasisPoints() == 0 ? null : conditions.trailingBasisPoints(),
                price(conditions.limitOffsetTicks(), symbol),
                quantity(conditions.visibleLots(), symbol),
                conditions.selfTradePrevention().name(),
                conditions.expiresMicros() == 0 ? null : time(conditions.expiresMicros()),
                terms.list().isNone() ? null : terms.list().kind().name(),
                terms.list().isNone() ? null : Ids.print(terms.list().listId()),
                quantity(order.reducedLots(), symbol),
                symbol.quantity(executed.lots()),
                symbol.quantity(order.state().remainingLots()),
                executed.lots() == 0
                        ? null
                        : symbol.averagePrice(executed.notionalMinor(), executed.lots()),
                symbol.quoteAmount(executed.notionalMinor()),
                symbol.quoteAmount(executed.feeMinor()),
                symbol.quote().getCode(),
                order.state().status(),
                reason.isEmpty() ? null : reason,
                fills,
                time(order.createdMicros()),
                time(order.updatedMicros()));
    }

    private static @Nullable String price(long ticks, SymbolTerms symbol) {
        return ticks == 0 ? null : symbol.price(ticks);
    }

    private static @Nullable String quantity(long lots, SymbolTerms symbol) {
        return lots == 0 ? null : symbol.quantity(lots);
    }

    public static FillView of(Fill fill, SymbolTerms symbol) {
        return new FillView(
                Ids.print(fill.tradeId()),
                symbol.price(fill.priceTicks()),
                symbol.quantity(fill.lots()),
                symbol.quoteAmount(fill.feeMinor()),
                symbol.quote().getCode(),
                fill.role().name(),
                time(fill.timeMicros()));
    }

    /**
     * A time as clients see it.
     *
     * @param micros since the Unix epoch
     */
    public static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
