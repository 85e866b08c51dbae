package org.bourse.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.options.HttpServerCommonHandlers;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bourse.platform.rest.NotKept;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands before all resources, over HTTP: the framework's headers, CORS filter and limits and
 * this module's, with the configuration all services have.
 */
class HttpEdgeTest {
    private static final String ORIGIN = "https://shop.example";
    private static final int BODY_BYTES_MAX = 16_384;
    private static final int CORS_PRIORITY = 300;
    private static final int BODY_MILLIS_MAX = 1_000;

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static URI address;
    private static URI withoutOrigins;

    @BeforeAll
    static void start() throws Exception {
        address = served(ORIGIN);
        withoutOrigins = served("");
    }

    /** Where a server answers that is configured like all services, but for the origins. */
    private static URI served(String origins) throws Exception {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withSources(
                                new PropertiesConfigSource(
                                        BodyLimit.class.getResource(
                                                "/META-INF/microprofile-config.properties")))
                        .withDefaultValue("quarkus.http.host", "127.0.0.1")
                        .withDefaultValue("quarkus.http.cors.origins", origins)
                        .withMapping(VertxHttpConfig.class)
                        .withMappingIgnore("quarkus.**")
                        .build();
        VertxHttpConfig http = config.getConfigMapping(VertxHttpConfig.class);
        assertTrue(http.cors().enabled());
        Filters filters = new Filters().register(new CORSFilter(http.cors()), CORS_PRIORITY);
        new BodyLimit(http.limits().maxBodySize().orElseThrow(), new ObjectMapper())
                .register(filters);
        new BodyDeadline(new ObjectMapper(), BODY_MILLIS_MAX).register(filters);
        new ZeroCharacters(new ObjectMapper()).register(filters);
        new KnownMethods(new ObjectMapper()).register(filters);
        new NotKept().register(filters);
        Router router = Router.router(VERTX);
        HttpServerCommonHandlers.applyFilters(http.filter(), router);
        HttpServerCommonHandlers.enforceMaxBodySize(http.limits(), router);
        for (Filter filter : filters.getFilters()) {
            router.route().order(-filter.getPriority()).handler(filter.getHandler());
        }
        router.route("/api/v1/orders").handler(context -> context.response().end("served"));
        router.route("/api/v1/kept")
                .handler(context ->
                        context.response()
                                .putHeader("Cache-Control", "public, max-age=1")
                                .end("kept"));
        router.route("/api/v1/read")
                .handler(context ->
                        context.request()
                                .bodyHandler(body -> context.response().end("read " + body)));
        HttpServer server =
                VERTX.createHttpServer(
                                new HttpServerOptions()
                                        .setMaxHeaderSize(
                                                Math.toIntExact(
                                                        http.limits()
                                                                .maxHeaderSize()
                                                                .asLongValue()))
                                        .setMaxInitialLineLength(
                                                http.limits().maxInitialLineLength()))
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get();
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/orders");
    }

    @AfterAll
    static void stop() throws Exception {
        CLIENT.close();
        VERTX.close().toCompletionStage().toCompletableFuture().get();
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** On a connection of its own: the server closes it after what it could not read. */
    private static int status(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static HttpRequest.Builder preflight(String origin, String method) {
        return request()
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type");
    }

    private static Optional<String> header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name);
    }

    private static Set<String> list(HttpResponse<String> response, String name) {
        String text = header(response, name).orElseThrow();
        return new TreeSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[, ]+")));
    }

    /** A browser hands over nothing without this header. */
    private static void assertNoAccess(HttpResponse<String> response) {
        assertEquals(403, response.statusCode());
        assertEquals("", response.body());
        assertEquals(Optional.empty(), header(response, "Access-Control-Allow-Origin"));
        assertEquals(Optional.empty(), header(response, "Access-Control-Allow-Credentials"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void aPreflightOfAnAllowedOriginIsAnsweredWithWhatItMay(String method) throws Exception {
        HttpResponse<String> response = send(preflight(ORIGIN, method));

        assertEquals(200, response.statusCode());
        assertEquals(Optional.of(ORIGIN), header(response, "Access-Control-Allow-Origin"));
        assertEquals(
                Set.of("get", "post", "put", "patch", "delete"),
                list(response, "Access-Control-Allow-Methods"));
        assertEquals(
                Set.of("authorization", "content-type", "idempotency-key"),
                list(response, "Access-Control-Allow-Headers"));
        assertEquals("", response.body(), "no resource is asked");
    }

    @Test
    void aRequestOfAnAllowedOriginIsServedAndMayBeRead() throws Exception {
        HttpResponse<String> response = send(request().GET().header("Origin", ORIGIN));

        assertEquals(200, response.statusCode());
        assertEquals(Optional.of(ORIGIN), header(response, "Access-Control-Allow-Origin"));
        assertEquals(
                Optional.of(
                        "Location,Retry-After,Bourse-Position,Bourse-Venue,RateLimit-Limit,RateLimit-Remaining,RateLimit-Reset"),
                header(response, "Access-Control-Expose-Headers"));
        assertEquals("served", response.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://shop.example",
                "https://shop.example.evil.example",
                "null"
            })
    void aForeignOriginGetsNothing(String origin) throws Exception {
        assertNoAccess(send(preflight(origin, "POST")));
        assertNoAccess(send(request().GET().header("Origin", origin)));
    }

    @Test
    void whoIsNoBrowserIsServed() throws Exception {
        HttpResponse<String> response = send(request().GET());

        assertEquals("served", response.body());
        assertEquals(Optional.empty(), header(response, "Access-Control-Allow-Origin"));
    }

    /** No page at all, unless somebody names one. */
    @Test
    void withoutOriginsEachIsForeign() throws Exception {
        assertNoAccess(send(HttpRequest.newBuilder(withoutOrigins).header("Origin", ORIGIN)));

        assertEquals("served", send(HttpRequest.newBuilder(withoutOrigins)).body());
    }

    @Test
    void allAnswersSayThatTheyAreNotToBeKeptGuessedAtOrFramed() throws Exception {
        for (HttpRequest.Builder request :
                List.of(
                        request(),
                        request().uri(address.resolve("/nowhere")),
                        request().header("Origin", "https://evil.example"),
                        request().POST(BodyPublishers.ofByteArray(new byte[BODY_BYTES_MAX + 1])))) {
            HttpResponse<String> response = send(request);

            assertEquals(Optional.of("no-store"), header(response, "Cache-Control"));
            assertEquals(Optional.of("nosniff"), header(response, "X-Content-Type-Options"));
            assertEquals(Optional.of("no-referrer"), header(response, "Referrer-Policy"));
            assertEquals(
                    Optional.of("default-src 'none'; frame-ancestors 'none'"),
                    header(response, "Content-Security-Policy"));
        }
    }

    @Test
    void thePagesOfSwaggerUiMayHaveScripts() throws Exception {
        HttpResponse<String> response =
                send(request().uri(address.resolve("/q/swagger-ui/index.html")));

        assertEquals(Optional.empty(), header(response, "Content-Security-Policy"));
        assertEquals(Optional.of("nosniff"), header(response, "X-Content-Type-Options"));
    }

    @Test
    void whatMayBeKeptSaysSoItself() throws Exception {
        HttpResponse<String> response = send(request().uri(address.resolve("/api/v1/kept")));

        assertEquals(List.of("public, max-age=1"), response.headers().allValues("Cache-Control"));
    }

    /** The address is served with any method that comes through. */
    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "DEBUG", "get"})
    void aMethodThatNoEndpointHasIsRefused(String method) throws Exception {
        String answer =
                exchange(method + " /api/v1/orders HTTP/1.1", "Host: x", "Probe: do-not-echo");

        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertTrue(answer.contains("\"METHOD_NOT_ALLOWED\""), answer);
        assertFalse(answer.contains("do-not-echo"), answer);
    }

    /** The answer to a request on a connection of its own, as it comes. */
    private static String exchange(String... head) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20 * BODY_MILLIS_MAX);
            String request = String.join("\r\n", head) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PATCH", "PUT"})
    void theOthersAreServed(String method) throws Exception {
        assertEquals(200, status(request().method(method, BodyPublishers.noBody())));
    }

    @ParameterizedTest
    @CsvSource({"?a=1%00,400", "/%00,400", "?a=%2500,200", "?a=%01,200"})
    void anAddressHasNoZeroCharacter(String rest, int status) throws Exception {
        HttpResponse<String> response = send(request().uri(URI.create(address + rest)));

        assertEquals(status, response.statusCode());
        assertEquals(status == 400, response.body().contains("\"PARAMETER_INVALID\""));
    }

    @Test
    void headersAndAddressesHaveABound() throws Exception {
        assertEquals(200, status(request().header("Padding", "x".repeat(15_000))));
        assertEquals(431, status(request().header("Padding", "x".repeat(17_000))));
        assertEquals(
                414, status(request().uri(URI.create(address + "?padding=" + "x".repeat(4_096)))));
    }

    /** A byte now and then does not help. */
    @Test
    void aBodyThatDoesNotComeIsNotWaitedFor() throws Exception {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20 * BODY_MILLIS_MAX);
            Thread.ofVirtual().start(() -> drip(socket));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
            assertTrue(answer.contains("\"BODY_TOO_SLOW\""), answer);
        }
    }

    /** Sends a body of 1,000 bytes that would take minutes, until nobody listens any more. */
    private static void drip(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST /api/v1/read HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 999; i++) {
                out.write('x');
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BODY_MILLIS_MAX / 5));
            }
        } catch (IOException _) {
            // The other side has closed.
        }
    }

    @Test
    void aBodyThatComesInTimeIsRead() throws Exception {
        HttpResponse<String> response =
                send(
                        request()
                                .uri(address.resolve("/api/v1/read"))
                                .POST(BodyPublishers.ofString("all")));

        assertEquals("read all", response.body());
    }

    @Test
    void aBodyOfTheGreatestSizeIsTaken() throws Exception {
        HttpResponse<String> response =
                send(request().POST(BodyPublishers.ofByteArray(new byte[BODY_BYTES_MAX])));

        assertEquals(200, response.statusCode());
    }

    /** Closing while the client still writes would reset the connection, and lose the answer. */
    @Test
    void aClientThatIsStillWritingGetsTheAnswer() throws Exception {
        for (int i = 0; i < 200; i++) {
            byte[] body = new byte[BODY_BYTES_MAX + 1 + i * 4_096];
            HttpResponse<String> response = send(request().POST(BodyPublishers.ofByteArray(body)));

            assertEquals(413, response.statusCode());
        }
        assertEquals(200, send(request().GET()).statusCode());
    }

    @Test
    void aLargerBodyIsAProblem() throws Exception {
        HttpResponse<String> response =
                send(
                        request()
                                .header("Origin", ORIGIN)
                                .POST(BodyPublishers.ofByteArray(new byte[BODY_BYTES_MAX + 1])));

        assertEquals(413, response.statusCode());
        assertEquals(Optional.of(Problem.MEDIA_TYPE), header(response, "Content-Type"));
        assertEquals(Optional.of(ORIGIN), header(response, "Access-Control-Allow-Origin"));
        JsonNode problem = new ObjectMapper().readTree(response.body());
        assertEquals(413, problem.path("status").asInt());
        assertEquals("BODY_TOO_LARGE", problem.path("code").asText());
        assertEquals("about:blank", problem.path("type").asText());
        assertTrue(problem.hasNonNull("title"));
        assertTrue(problem.hasNonNull("detail"));
        assertFalse(problem.has("field"));
    }
}
