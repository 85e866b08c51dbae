package org.bourse.order.entry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Times from an order's arrival to its answer, by HTTP status. */
@ApplicationScoped
class EntryMetrics {
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    @Inject
    EntryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(Response response, long startNanos) {
        timers.computeIfAbsent(response.getStatus(), this::timer)
                .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(int status) {
        return Timer.builder("bourse.order.answer")
                .description("From an order's arrival to its answer")
                .tag("status", Integer.toString(status))
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }
}
