package org.bourse.matching.kafka;

import io.opentelemetry.api.trace.Span;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bourse.platform.trace.Traces;
import org.jspecify.annotations.Nullable;

/**
 * Which commands of those read last belong to a request that is traced, so that the events they
 * cause say so, too. The core knows nothing of it. Spans are of the leader: they end when a record
 * is stored, and who follows sends none.
 *
 * <p>One thread reads commands and sends events.
 */
public final class CommandTraces {
    /**
     * More than are read before what they cause is sent, unless this process was not the leader.
     */
    private static final int COMMANDS_MAX = 4_096;

    private final Traces traces;
    private final @Nullable Span[] spans = new Span[COMMANDS_MAX];
    private final long[] positions = new long[COMMANDS_MAX];

    public CommandTraces(Traces traces) {
        this.traces = traces;
    }

    /** Of a log that is read without telling what follows. */
    public static CommandTraces none() {
        return new CommandTraces(Traces.off());
    }

    /** A command was read. */
    void read(ConsumerRecord<?, ?> command) {
        Span span = traces.processing(command);
        if (span.getSpanContext().isValid()) {
            int slot = slot(command.offset());
            spans[slot] = span;
            positions[slot] = command.offset();
        }
    }

    /** What began when the command was read; invalid if it belongs to no such request. */
    Span of(long position) {
        int slot = slot(position);
        Span span = spans[slot];
        return span == null || positions[slot] != position ? Span.getInvalid() : span;
    }

    private static int slot(long position) {
        return (int) (position % COMMANDS_MAX);
    }
}
