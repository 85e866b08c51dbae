package org.bourse.order.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bourse.contracts.SymbolTerms;
import org.bourse.order.symbols.SymbolDirectory;
import org.jspecify.annotations.Nullable;

/** Reads the query of a list. */
@ApplicationScoped
class OrderListReader {
    private final SymbolDirectory symbols;

    @Inject
    OrderListReader(SymbolDirectory symbols) {
        this.symbols = symbols;
    }

    /**
     * @return empty when it names a symbol there is not, so that the list is empty too
     * @throws org.bourse.platform.problem.ProblemException 400 when a parameter is malformed
     */
    Optional<OrderFilter> filter(long account, OrderListParameters parameters) {
        Optional<Integer> symbol = symbol(parameters.symbol);
        OrderFilter filter =
                new OrderFilter(
                        account,
                        symbol,
                        OrderFilter.status(parameters.status),
                        OrderFilter.side(parameters.side),
                        OrderFilter.instant("from", parameters.from),
                        OrderFilter.instant("to", parameters.to),
                        OrderFilter.limit(parameters.limit),
                        OrderFilter.cursor(parameters.cursor));
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
