package org.bourse.platform.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Carries traces over Kafka: a record that belongs to a request which is traced says so in the
 * header {@code traceparent} (W3C Trace Context). Of other requests nothing is written, and while
 * traces are off nothing is looked at or allocated.
 */
@ApplicationScoped
public class Traces {
    private static final String HEADER = "traceparent";
    private static final TextMapPropagator FORM = W3CTraceContextPropagator.getInstance();

    /** So many spans of one batch; the others of it would say the same. */
    private static final int BATCH_SPANS_MAX = 50;

    private static final TextMapGetter<Headers> GETTER =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(Headers headers) {
                    return List.of();
                }

                @Override
                public @Nullable String get(@Nullable Headers headers, String key) {
                    Header header = headers == null ? null : headers.lastHeader(key);
                    return header == null || header.value() == null
                            ? null
                            : new String(header.value(), StandardCharsets.US_ASCII);
                }
            };

    private final boolean on;
    private final Tracer tracer;

    @Inject
    Traces(
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this(!disabled, telemetry);
    }

    /**
     * @param on whether anything is traced
     * @param telemetry where spans go
     */
    public Traces(boolean on, OpenTelemetry telemetry) {
        this.on = on;
        tracer = telemetry.getTracer("org.bourse");
    }

    /** Of a process that traces nothing. */
    public static Traces off() {
        return new Traces(false, OpenTelemetry.noop());
    }

    /**
     * Begins to send a record for the request at hand.
     *
     * @return the span to {@link #mark} the record with, and to end; an invalid one if the request
     *     is not traced
     */
    public Span sending(String topic) {
        return on && Span.current().getSpanContext().isSampled()
                ? span("send", topic, SpanKind.PRODUCER, Context.current())
                : Span.getInvalid();
    }

    /**
     * Begins to process a record.
     *
     * @return the span to end; an invalid one if the record belongs to no request that is traced
     */
    public Span processing(ConsumerRecord<?, ?> entry) {
        if (!on) {
            return Span.getInvalid();
        }
        Context cause = FORM.extract(Context.root(), entry.headers(), GETTER);
        return Span.fromContext(cause).getSpanContext().isSampled()
                ? span("process", entry.topic(), SpanKind.CONSUMER, cause)
                        .setAttribute("messaging.kafka.offset", entry.offset())
                : Span.getInvalid();
    }

    /** The same for records that are processed together; only the valid ones, and not too many. */
    public List<Span> processing(List<? extends ConsumerRecord<?, ?>> batch) {
        if (!on) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        for (ConsumerRecord<?, ?> entry : batch) {
            Span span = processing(entry);
            if (span.getSpanContext().isValid()) {
                spans.add(span);
            }
            if (spans.size() == BATCH_SPANS_MAX) {
                break;
            }
        }
        return spans;
    }

    private Span span(String operation, String topic, SpanKind kind, Context cause) {
        return tracer.spanBuilder(operation + " " + topic)
                .setParent(cause)
                .setSpanKind(kind)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", operation)
                .setAttribute("messaging.destination.name", topic)
                .startSpan();
    }

    /**
     * Says of a record to be sent what caused it; nothing, if that is not traced. What else a
     * client's own trace brings along stays outside of Kafka.
     */
    public static void mark(Headers headers, Span cause) {
        SpanContext context = cause.getSpanContext();
        if (context.isSampled()) {
            FORM.inject(
                    Context.root().with(cause),
                    headers,
                    (carrier, key, value) -> {
                        if (key.equals(HEADER)) {
                            headers.add(key, value.getBytes(StandardCharsets.US_ASCII));
                        }
                    });
        }
    }
}
