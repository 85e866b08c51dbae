package org.bourse.platform.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * How long the hops take that an order and its events make between processes: {@code
 * bourse_hop_seconds}, a histogram each. Where one clock writes and another reads, the time is as
 * true as the two agree; below 0 counts as 0.
 */
public enum Hop {
    /** From a command handed to Kafka's client until the brokers have it. */
    COMMAND_STORED,

    /** From a command's record until the leader reads it, the oldest of those it reads together. */
    COMMAND_READ,

    /** From events handed to Kafka's client until the brokers have them. */
    EVENTS_STORED,

    /** From events' record until a reader has taken it into memory, and put it into frames. */
    EVENTS_TAKEN,

    /** From the first frame that waits for a client until the operating system has them all. */
    FRAMES_SENT,

    /** From events' record until they are durable in tables, the oldest of a transaction. */
    EVENTS_PROJECTED;

    private static final Duration[] BUCKETS =
            LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    /** What records how long it took for a topic. Recording allocates nothing. */
    public Timer timer(MeterRegistry registry, String topic) {
        return Timer.builder("bourse.hop")
                .description("How long a hop between processes takes")
                .tag("hop", name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .tag("topic", topic)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
