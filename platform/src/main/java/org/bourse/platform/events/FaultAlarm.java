package org.bourse.platform.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shows why a reader of events stopped, long enough to be seen, and then ends the process. The
 * reader's thread stands here meanwhile, so nothing more is applied.
 */
@ApplicationScoped
public class FaultAlarm implements Halt {
    private static final Logger LOG = Logger.getLogger(FaultAlarm.class);

    private final MeterRegistry meters;
    private final Duration shownFor;
    private final Consumer<String> end;

    private volatile @Nullable Fault fault;

    @Inject
    FaultAlarm(MeterRegistry meters, FaultConfig config) {
        this(meters, config.shownFor(), FatalFault::stop);
    }

    FaultAlarm(MeterRegistry meters, Duration shownFor, Consumer<String> end) {
        this.meters = meters;
        this.shownFor = shownFor;
        this.end = end;
    }

    @Override
    public void now(Fault found) {
        fault = found;
        Gauge.builder("bourse.events.stopped", () -> 1)
                .description("1 when a reader stopped after this sequence; the process ends soon")
                .tag("topic", found.topic())
                .tag("sequence", Long.toString(found.sequence()))
                .register(meters);
        LOG.fatalf(
                "stopped topic=%s sequence=%d: %s",
                found.topic(), found.sequence(), found.reason());
        long until = System.nanoTime() + shownFor.toNanos();
        while (until - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        end.accept(found.reason());
    }

    /** The fault after which the process is about to end. */
    Optional<Fault> shown() {
        return Optional.ofNullable(fault);
    }
}
