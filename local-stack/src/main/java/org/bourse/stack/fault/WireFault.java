package org.bourse.stack.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What goes wrong on a wire as long as it is set. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WireFault.Delay.class, name = "delay"),
    @JsonSubTypes.Type(value = WireFault.Throttle.class, name = "throttle"),
    @JsonSubTypes.Type(value = WireFault.CorruptBytes.class, name = "corrupt-bytes"),
    @JsonSubTypes.Type(value = WireFault.CorruptRecords.class, name = "corrupt-records"),
    @JsonSubTypes.Type(value = WireFault.Hold.class, name = "hold"),
    @JsonSubTypes.Type(value = WireFault.Reset.class, name = "reset"),
    @JsonSubTypes.Type(value = WireFault.Refuse.class, name = "refuse"),
})
public sealed interface WireFault extends Harm {

    /** Whose bytes suffer. */
    enum Way {
        /** What the client says. */
        UP,
        /** What it hears. */
        DOWN,
        /** Both. */
        BOTH;

        boolean covers(Way one) {
            return this == BOTH || this == one;
        }
    }

    /** Which connections suffer; the others are as ever. */
    enum Traffic {
        /** All. */
        ALL,
        /** Those on which the client has sent records to Kafka. */
        PRODUCE,
        /** Those on which it has fetched records from Kafka. */
        FETCH
    }

    /**
     * Each piece arrives so much later, give or take the jitter, and none overtakes another.
     *
     * @param jitterMillis at most the latency
     */
    record Delay(Way way, int latencyMillis, int jitterMillis) implements WireFault {
        /** Refuses what would arrive before it is sent. */
        public Delay {
            if (jitterMillis < 0 || jitterMillis > latencyMillis) {
                throw new IllegalArgumentException("jitterMillis=" + jitterMillis);
            }
        }
    }

    /** Each connection passes no more than so many bytes a second. */
    record Throttle(Way way, int bytesPerSecond) implements WireFault {
        /** Refuses what would never end. */
        public Throttle {
            if (bytesPerSecond <= 0) {
                throw new IllegalArgumentException("bytesPerSecond=" + bytesPerSecond);
            }
        }
    }

    /** One bit of so many bytes of a million is another, wherever it is. */
    record CorruptBytes(Way way, int perMillion) implements WireFault {}

    /**
     * One bit of one in so many of Kafka's record batches is another: what their checksum covers,
     * and nothing that has none.
     */
    record CorruptRecords(Way way, int oneIn) implements WireFault {}

    /**
     * Nothing passes. What was said meanwhile arrives late, when this has ended, as on a network
     * that comes back.
     */
    record Hold(Way way, Traffic traffic) implements WireFault {}

    /** The connections there are are reset, once. */
    record Reset() implements WireFault {}

    /** A new connection is reset as soon as it is made. */
    record Refuse() implements WireFault {}
}
