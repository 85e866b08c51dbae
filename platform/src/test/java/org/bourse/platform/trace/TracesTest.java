package org.bourse.platform.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bourse.contracts.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trace goes on over Kafka, and nothing of those is written that are not wanted. */
class TracesTest {
    private static final String HEADER = "traceparent";

    private final RecordHeaders headers = new RecordHeaders();

    private static OpenTelemetrySdk telemetry(Sampler sampler) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().setSampler(sampler).build())
                .build();
    }

    private final OpenTelemetrySdk telemetry = telemetry(Sampler.parentBased(Sampler.alwaysOn()));
    private final Traces traces = new Traces(true, telemetry);

    private ConsumerRecord<byte[], byte[]> received() {
        ConsumerRecord<byte[], byte[]> entry =
                new ConsumerRecord<>(Topics.COMMANDS, 0, 17, new byte[0], new byte[0]);
        headers.forEach(entry.headers()::add);
        return entry;
    }

    /** Sends a record within a request. */
    private SpanContext sent(Traces by, OpenTelemetrySdk of) {
        Tracer http = of.getTracer("http");
        Span request = http.spanBuilder("POST /api/v1/orders").startSpan();
        try (Scope _ = request.makeCurrent()) {
            Span sending = by.sending(Topics.COMMANDS);
            Traces.mark(headers, sending);
            sending.end();
        }
        return request.getSpanContext();
    }

    @Test
    void whoReceivesGoesOnWithTheTrace() {
        SpanContext request = sent(traces, telemetry);

        Span processing = traces.processing(received());

        assertEquals(request.getTraceId(), processing.getSpanContext().getTraceId());
        ReadableSpan seen = (ReadableSpan) processing;
        assertEquals("process " + Topics.COMMANDS, seen.getName());
        SpanContext cause = seen.getParentSpanContext();
        assertEquals("00-%s-%s-01".formatted(request.getTraceId(), cause.getSpanId()), header());
    }

    private String header() {
        Header header = headers.lastHeader(HEADER);
        assertNotNull(header);
        return new String(header.value(), StandardCharsets.US_ASCII);
    }

    @Test
    void aClientsWordsAreNotKept() {
        Span request =
                Span.wrap(
                        SpanContext.create(
                                "4bf92f3577b34da6a3ce929d0e0e4736",
                                "00f067aa0ba902b7",
                                TraceFlags.getSampled(),
                                TraceState.builder().put("somebody", "anything").build()));

        Traces.mark(headers, request);

        assertEquals(1, headers.toArray().length, headers::toString);
    }

    @Test
    void whatIsNotTracedIsNotMarked() {
        sent(traces, telemetry(Sampler.alwaysOff()));

        assertNull(headers.lastHeader(HEADER));
        assertFalse(traces.processing(received()).getSpanContext().isValid());
    }

    @Test
    void whatBelongsToNoRequestIsNotMarked() {
        assertSame(Span.getInvalid(), traces.sending(Topics.COMMANDS));
    }

    @Test
    void whileTracesAreOffNothingIsWrittenOrRead() {
        sent(Traces.off(), telemetry);
        assertNull(headers.lastHeader(HEADER));

        sent(traces, telemetry);
        assertSame(Span.getInvalid(), Traces.off().processing(received()));
        assertEquals(List.of(), Traces.off().processing(List.of(received())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "nonsense",
                "00-00000000000000000000000000000000-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "zz-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void anyHeaderIsBorne(String text) {
        headers.add(HEADER, text.getBytes(StandardCharsets.ISO_8859_1));

        assertSame(Span.getInvalid(), traces.processing(received()));
    }

    @Test
    void aHeaderWithoutAValueIsNone() {
        headers.add(HEADER, null);

        assertSame(Span.getInvalid(), traces.processing(received()));
    }

    @Test
    void aBatchHasOnlySoManySpans() {
        sent(traces, telemetry);

        assertEquals(50, traces.processing(Collections.nCopies(60, received())).size());
    }
}
