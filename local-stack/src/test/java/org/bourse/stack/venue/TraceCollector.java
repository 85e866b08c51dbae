package org.bourse.stack.venue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans as OTLP over HTTP in Protocol Buffers, and keeps what a test asks of them. */
final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /**
     * A span.
     *
     * @param parent empty for the first of a trace
     */
    record Span(String service, String name, String trace, String id, String parent) {}

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector started() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TraceCollector collector = new TraceCollector(server);
        server.createContext("/v1/traces", collector::receive);
        server.start();
        return collector;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            UnknownFieldSet request =
                    UnknownFieldSet.parseFrom(exchange.getRequestBody().readAllBytes());
            for (UnknownFieldSet resourceSpans : messages(request, 1)) {
                String service = service(messages(resourceSpans, 1).getFirst());
                for (UnknownFieldSet scopeSpans : messages(resourceSpans, 2)) {
                    for (UnknownFieldSet span : messages(scopeSpans, 2)) {
                        spans.add(
                                new Span(
                                        service,
                                        bytes(span, 5).toStringUtf8(),
                                        hex(span, 1),
                                        hex(span, 2),
                                        hex(span, 4)));
                    }
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** The attribute {@code service.name} of a resource. */
    private static String service(UnknownFieldSet resource) throws InvalidProtocolBufferException {
        for (UnknownFieldSet attribute : messages(resource, 1)) {
            if (bytes(attribute, 1).toStringUtf8().equals("service.name")) {
                return bytes(messages(attribute, 2).getFirst(), 1).toStringUtf8();
            }
        }
        return "";
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet of, int field)
            throws InvalidProtocolBufferException {
        List<UnknownFieldSet> all = new ArrayList<>();
        for (ByteString bytes : of.getField(field).getLengthDelimitedList()) {
            all.add(UnknownFieldSet.parseFrom(bytes));
        }
        return all;
    }

    private static ByteString bytes(UnknownFieldSet of, int field) {
        List<ByteString> values = of.getField(field).getLengthDelimitedList();
        return values.isEmpty() ? ByteString.EMPTY : values.getFirst();
    }

    private static String hex(UnknownFieldSet of, int field) {
        return HexFormat.of().formatHex(bytes(of, field).toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
