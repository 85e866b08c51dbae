package org.bourse.order.entry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bourse.platform.problem.Problem;

/** Times from an order's arrival to its answer, by HTTP status, and refusals by their code. */
@ApplicationScoped
class EntryMetrics {
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    @Inject
    EntryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(Response response, long startNanos) {
        timers.computeIfAbsent(response.getStatus(), this::timer)
                .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
        if (response.getEntity() instanceof Problem refusal) {
            refusals.computeIfAbsent(refusal.code(), this::refusals).increment();
        }
    }

    private Counter refusals(String code) {
        return Counter.builder("bourse.order.refusals")
                .description("Orders that were refused, or not answered")
                .tag("code", code)
                .register(registry);
    }

    private Timer timer(int status) {
        return Timer.builder("bourse.order.answer")
                .description("From an order's arrival to its answer")
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2))
                .register(registry);
    }
}
