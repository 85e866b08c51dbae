package org.bourse.matching.hosting;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.bourse.contracts.Topics;
import org.bourse.platform.metric.Hop;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the venue's thread counts. */
@ApplicationScoped
public class VenueMetrics {
    private final MeterRegistry registry;
    private final List<Tag> tags;
    private final LongAdder applied = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final Timer applyTime;
    private final Timer read;
    private final Timer stored;

    @Inject
    public VenueMetrics(
            MeterRegistry registry,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this.registry = registry;
        tags = List.of(Tag.of("venue", Integer.toString(venue)));
        FunctionCounter.builder("bourse.venue.commands.applied", applied, LongAdder::sum)
                .description("commands applied to the core, replayed ones included")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("bourse.venue.commands.rejected", rejected, LongAdder::sum)
                .description("commands the core refused, replayed ones included")
                .tags(tags)
                .register(registry);
        applyTime =
                Timer.builder("bourse.venue.apply.time")
                        .description("from a command's bytes to its events handed to Kafka")
                        .tags(tags)
                        .serviceLevelObjectives(
                                Duration.ofNanos(5_000),
                                Duration.ofNanos(20_000),
                                Duration.ofNanos(100_000),
                                Duration.ofMillis(1),
                                Duration.ofMillis(10))
                        .register(registry);
        read = Hop.COMMAND_READ.timer(registry, Topics.COMMANDS);
        stored = Hop.EVENTS_STORED.timer(registry, "all");
    }

    /** A leader's read of commands, the oldest of which was written so long ago. */
    void read(long millis) {
        read.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    /** The brokers have a record of events. */
    void stored(long nanos) {
        stored.record(nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Shows a value of the host's, which must outlive the registry.
     *
     * @param unit ends the name; null where there is none
     */
    <T> void gauge(
            String name,
            String description,
            @Nullable String unit,
            T of,
            ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .register(registry);
    }

    void applied(long nanos, boolean wasRejected) {
        applied.increment();
        if (wasRejected) {
            rejected.increment();
        }
        applyTime.record(nanos, TimeUnit.NANOSECONDS);
    }
}
