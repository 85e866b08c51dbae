package org.bourse.stack.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bourse.stack.Stack;
import org.bourse.stack.StackClient;
import org.bourse.stack.StackOptions;
import org.bourse.stack.TestStack;
import org.bourse.stack.server.StackFolders;
import org.bourse.stack.service.BourseService;
import org.bourse.stack.service.Overrides;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One order is one trace, from HTTP over the log and the core to the tables of every service. */
class TracingIT {
    private static final String ENTRY = "POST /api/v1/orders";

    private static TraceCollector collector;
    private static Stack stack;
    private static StackClient client;

    @BeforeAll
    static void start() throws IOException {
        collector = TraceCollector.started();
        Path home = TestStack.emptyHome("traced");
        for (BourseService service : BourseService.values()) {
            Overrides overrides = new Overrides(new StackFolders(home), service.serviceName());
            overrides.set("quarkus.otel.sdk.disabled", "false");
            overrides.set("quarkus.otel.exporter.otlp.endpoint", collector.endpoint());
            overrides.set("quarkus.otel.traces.sampler.arg", "1");
            overrides.set("quarkus.otel.bsp.schedule.delay", "200ms");
        }
        stack =
                Stack.start(
                        StackOptions.test(TestStack.project(), home).withStandby(),
                        line -> System.out.println("traced: " + line));
        client = stack.client();
    }

    @AfterAll
    static void stop() {
        stack.close();
        collector.close();
    }

    @Test
    void anOrderIsOneTrace() {
        Market market = Market.listed(client, "TRACED");
        Trader trader =
                Trader.of(client, client.createTraders("traced", 1).getFirst()).funded(market);
        trader.accepted(Trader.limit(market.symbol(), "BUY", "1", "100"));

        Set<String> expected =
                new TreeSet<>(
                        Set.of(
                                "order-service " + ENTRY,
                                "order-service send bourse.commands",
                                "matching-service process bourse.commands",
                                "order-service process order-events",
                                "risk-service process order-events",
                                "portfolio-service process order-events",
                                "risk-service process ledger-events",
                                "portfolio-service process ledger-events"));
        Market.eventually(
                "all who had to do with the order have told of it",
                () -> names(trace()).containsAll(expected));

        List<TraceCollector.Span> trace = trace();
        TraceCollector.Span entry = named(trace, ENTRY);
        TraceCollector.Span send = named(trace, "send bourse.commands");
        TraceCollector.Span process = named(trace, "process bourse.commands");
        assertEquals("", entry.parent());
        assertTrue(isWithin(send, entry, trace), trace::toString);
        assertEquals(send.id(), process.parent());
        for (TraceCollector.Span span : trace) {
            if (span.name().endsWith("-events")) {
                assertEquals(process.id(), span.parent(), span::toString);
            }
        }
    }

    /** What is known of the trace of the only order. */
    private static List<TraceCollector.Span> trace() {
        List<TraceCollector.Span> all = collector.spans();
        String trace =
                all.stream()
                        .filter(it -> it.name().equals(ENTRY))
                        .map(TraceCollector.Span::trace)
                        .findAny()
                        .orElse("none");
        return all.stream().filter(it -> it.trace().equals(trace)).toList();
    }

    private static Set<String> names(List<TraceCollector.Span> spans) {
        return spans.stream()
                .map(it -> it.service() + " " + it.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TraceCollector.Span named(List<TraceCollector.Span> spans, String name) {
        List<TraceCollector.Span> found =
                spans.stream().filter(it -> it.name().equals(name)).toList();
        assertEquals(1, found.size(), spans::toString);
        return found.getFirst();
    }

    /** Whether a span is a child of another, or of its children. */
    private static boolean isWithin(
            TraceCollector.Span span, TraceCollector.Span outer, List<TraceCollector.Span> all) {
        return span.parent().equals(outer.id())
                || all.stream()
                        .filter(it -> it.id().equals(span.parent()))
                        .anyMatch(it -> isWithin(it, outer, all));
    }
}
