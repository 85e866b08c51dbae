package org.bourse.order.entry;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bourse.contracts.SymbolTerms;
import org.bourse.order.symbols.SymbolDirectory;

/** Reads requests with the symbols that this process knows, or can find out. */
@ApplicationScoped
class Readings {
    private final SymbolDirectory symbols;
    private final ExecutorService virtualThreads;

    @Inject
    Readings(SymbolDirectory symbols, @VirtualThreads ExecutorService virtualThreads) {
        this.symbols = symbols;
        this.virtualThreads = virtualThreads;
    }

    /** What the request says, if need be after the tables were read anew. */
    Uni<Reading> order(PlaceOrderRequest request, long account) {
        return sure(
                () -> OrderReader.read(request, account, symbols::named),
                reading -> !(reading instanceof Reading.SymbolUnknown));
    }

    /** The symbol of this name, likewise. */
    Uni<Optional<SymbolTerms>> symbol(String name) {
        return sure(() -> symbols.named(name), Optional::isPresent);
    }

    private <T> Uni<T> sure(Supplier<T> read, Predicate<T> isSure) {
        T first = read.get();
        if (isSure.test(first) || !symbols.mayReload()) {
            return Uni.createFrom().item(first);
        }
        return Uni.createFrom()
                .voidItem()
                .emitOn(virtualThreads)
                .invoke(symbols::reload)
                .emitOn(EventLoop.current())
                .map(_ -> read.get());
    }
}
