package org.bourse.order.entry;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import org.bourse.order.symbols.SymbolDirectory;

/** Reads requests for orders with the symbols that this process knows, or can find out. */
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
        Reading reading = OrderReader.read(request, account, symbols::named);
        if (!(reading instanceof Reading.SymbolUnknown) || !symbols.mayReload()) {
            return Uni.createFrom().item(reading);
        }
        return Uni.createFrom()
                .voidItem()
                .emitOn(virtualThreads)
                .invoke(symbols::reload)
                .emitOn(EventLoop.current())
                .map(_ -> OrderReader.read(request, account, symbols::named));
    }
}
