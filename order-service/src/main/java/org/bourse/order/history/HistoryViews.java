package org.bourse.order.history;

import org.bourse.contracts.Ids;
import org.bourse.contracts.SymbolTerms;
import org.bourse.order.view.OrderViews;

/** Makes views of what the history has and answers of the venue have not. */
final class HistoryViews {
    private HistoryViews() {}

    static OrderDetailView of(OrderLife life, SymbolTerms symbol) {
        return new OrderDetailView(
                OrderViews.of(life.detail(), symbol),
                life.steps().stream().map(step -> of(step, symbol)).toList());
    }

    private static OrderEventView of(OrderStep step, SymbolTerms symbol) {
        return new OrderEventView(
                Long.toString(step.position()),
                OrderViews.time(step.timeMicros()),
                step.status(),
                step.reason().isEmpty() ? null : step.reason(),
                symbol.quantity(step.filledLots()),
                symbol.quantity(step.remainingLots()),
                step.tradeId() == 0 ? null : Ids.print(step.tradeId()));
    }

    static AccountFillView of(OrderTrade trade, SymbolTerms symbol) {
        return new AccountFillView(
                Ids.print(trade.fill().orderId()),
                trade.clientOrderId(),
                symbol.name(),
                trade.side().name(),
                OrderViews.of(trade.fill(), symbol));
    }
}
