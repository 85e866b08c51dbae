package org.bourse.order.symbols;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the symbols were read from the database once. */
@Readiness
@ApplicationScoped
public class SymbolReadiness implements HealthCheck {
    private final SymbolDirectory symbols;

    @Inject
    SymbolReadiness(SymbolDirectory symbols) {
        this.symbols = symbols;
    }

    void start(@Observes StartupEvent started) {
        symbols.load();
    }

    /** A database that was away at the start is asked again with each probe. */
    @Override
    public HealthCheckResponse call() {
        if (!symbols.loaded()) {
            symbols.reload();
        }
        return HealthCheckResponse.named("symbols").status(symbols.loaded()).build();
    }
}
