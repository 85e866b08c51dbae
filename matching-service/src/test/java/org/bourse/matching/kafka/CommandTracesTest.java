package org.bourse.matching.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bourse.contracts.Topics;
import org.bourse.platform.trace.Traces;
import org.junit.jupiter.api.Test;

/** Events are told the trace of the command that caused them, and of no other. */
class CommandTracesTest {
    private final CommandTraces traces =
            new CommandTraces(
                    new Traces(
                            true,
                            OpenTelemetrySdk.builder()
                                    .setTracerProvider(SdkTracerProvider.builder().build())
                                    .build()));

    private static ConsumerRecord<byte[], byte[]> command(long position) {
        return new ConsumerRecord<>(Topics.COMMANDS, 0, position, new byte[0], new byte[0]);
    }

    private static ConsumerRecord<byte[], byte[]> traced(long position) {
        ConsumerRecord<byte[], byte[]> command = command(position);
        String header = "00-%032x-00f067aa0ba902b7-01".formatted(position);
        command.headers().add("traceparent", header.getBytes(StandardCharsets.US_ASCII));
        return command;
    }

    private long traceOf(long position) {
        return Long.parseLong(traces.of(position).getSpanContext().getTraceId(), 16);
    }

    @Test
    void eachCommandHasItsOwn() {
        traces.read(traced(7));
        traces.read(command(8));
        traces.read(traced(9));

        assertEquals(7, traceOf(7));
        assertSame(Span.getInvalid(), traces.of(8));
        assertEquals(9, traceOf(9));
    }

    @Test
    void anOlderOneIsForgottenAndNotTakenForANewer() {
        traces.read(traced(7));
        traces.read(traced(7 + 4_096));

        assertSame(Span.getInvalid(), traces.of(7));
        assertEquals(7 + 4_096, traceOf(7 + 4_096));
        assertSame(Span.getInvalid(), traces.of(7 + 2 * 4_096));
    }

    @Test
    void aLogThatIsReadForItselfTellsNothing() {
        CommandTraces none = CommandTraces.none();
        none.read(traced(7));

        assertSame(Span.getInvalid(), none.of(7));
    }
}
