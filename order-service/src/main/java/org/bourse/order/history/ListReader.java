package org.bourse.order.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bourse.contracts.SymbolTerms;
import org.bourse.order.symbols.SymbolDirectory;
import org.jspecify.annotations.Nullable;

/** Reads the queries of lists. */
@ApplicationScoped
class ListReader {
    private final SymbolDirectory symbols;

    @Inject
    ListReader(SymbolDirectory symbols) {
        this.symbols = symbols;
    }

    /**
     * @return empty when it names a symbol there is not, so that the list is empty too
     * @throws org.bourse.platform.problem.ProblemException 400 when a parameter is malformed
     */
    Optional<OrderFilter> orders(long account, OrderListParameters parameters) {
        Optional<Integer> symbol = symbol(parameters.symbol);
        Sort sort = QueryParameters.sort(parameters.sort);
        OrderFilter filter =
                new OrderFilter(
                        account,
                        symbol,
                        QueryParameters.status(parameters.status),
                        QueryParameters.side(parameters.side),
                        QueryParameters.type(parameters.type),
                        QueryParameters.range(parameters.from, parameters.to),
                        sort,
                        QueryParameters.limit(parameters.limit),
                        QueryParameters.cursorOfOrders(parameters.cursor, sort));
        return parameters.symbol != null && symbol.isEmpty()
                ? Optional.empty()
                : Optional.of(filter);
    }

    /** As {@link #orders}. */
    Optional<TradeFilter> fills(long account, FillListParameters parameters) {
        Optional<Integer> symbol = symbol(parameters.symbol);
        Sort sort = QueryParameters.sort(parameters.sort);
        TradeFilter filter =
                new TradeFilter(
                        account,
                        symbol,
                        QueryParameters.orderId(parameters.orderId),
                        QueryParameters.range(parameters.from, parameters.to),
                        sort,
                        QueryParameters.limit(parameters.limit),
                        QueryParameters.cursorOfTrades(parameters.cursor, sort));
        return parameters.symbol != null && symbol.isEmpty()
                ? Optional.empty()
                : Optional.of(filter);
    }

    private Optional<Integer> symbol(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        if (symbols.named(name).isEmpty()) {
            symbols.reload();
        }
        return symbols.named(name).map(SymbolTerms::number);
    }
}
