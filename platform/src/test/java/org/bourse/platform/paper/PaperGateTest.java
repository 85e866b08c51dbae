package org.bourse.platform.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two services over HTTP: a live one with the gate, and a paper one that says what it was asked.
 */
class PaperGateTest {
    private static final String ORDERS = "/api/v1/orders?symbol=BTC-USDT";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer paper;
    private HttpServer live;

    private record Config(Optional<URI> url, Duration timeout) implements PaperVenueConfig {
        @Override
        public Optional<String> tlsConfigurationName() {
            return Optional.empty();
        }
    }

    /** One certificate for both sides, which trust it. */
    private static final class Certificate extends BaseTlsConfiguration {
        private final PfxOptions store;

        Certificate(Path folder) throws Exception {
            Path file = folder.resolve("paper.p12");
            store = new PfxOptions().setPath(file.toString()).setPassword("secret");
            Process keytool =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    "paper",
                                    "-keyalg",
                                    "EC",
                                    "-dname",
                                    "CN=paper",
                                    "-ext",
                                    "san=ip:127.0.0.1",
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    "secret",
                                    "-keystore",
                                    file.toString())
                            .inheritIO()
                            .start();
            assertEquals(0, keytool.waitFor());
        }

        @Override
        public KeyCertOptions getKeyStoreOptions() {
            return store;
        }

        @Override
        public TrustOptions getTrustStoreOptions() {
            return store;
        }

        @Override
        public SSLOptions getSSLOptions() {
            return new SSLOptions();
        }
    }

    @BeforeEach
    void start() throws Exception {
        paper = listen(vertx.createHttpServer().requestHandler(PaperGateTest::repeat));
        live =
                live(
                        new Config(Optional.of(address(paper)), Duration.ofSeconds(2)),
                        Optional.empty());
    }

    /** Says what it was asked. */
    private static void repeat(HttpServerRequest request) {
        String token = request.getHeader("Authorization");
        request.body()
                .onSuccess(body ->
                        request.response()
                                .setStatusCode(201)
                                .putHeader("Location", "/api/v1/orders/7")
                                .end(
                                        "paper %s %s %s %s"
                                                .formatted(
                                                        request.method(),
                                                        request.uri(),
                                                        token,
                                                        body)));
    }

    private HttpServer live(PaperVenueConfig config, Optional<TlsConfiguration> tls)
            throws Exception {
        Filters filters = new Filters();
        new PaperGate(
                        vertx,
                        config,
                        tls,
                        PaperGateTest::subject,
                        "alice"::equals,
                        new ObjectMapper())
                .register(filters);
        Router router = Router.router(vertx);
        for (Filter filter : filters.getFilters()) {
            router.route().order(-filter.getPriority()).handler(filter.getHandler());
        }
        router.route().handler(context -> context.response().end("live"));
        return listen(vertx.createHttpServer().requestHandler(router));
    }

    /** The token is the name, a key alice's; that of nobody is refused. */
    private static Uni<Optional<String>> subject(RoutingContext context) {
        if (context.request().getHeader("Bourse-Key") != null) {
            return Uni.createFrom().item(Optional.of("alice"));
        }
        String name = context.request().getHeader("Authorization").substring("Bearer ".length());
        return name.equals("nobody")
                ? Uni.createFrom().failure(new IllegalStateException("no such token"))
                : Uni.createFrom().item(Optional.of(name));
    }

    private static HttpServer listen(HttpServer server) throws Exception {
        return server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private HttpResponse<String> post(HttpServer server, String path, String token)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(server).resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"a\":1}"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String venue(HttpResponse<?> response) {
        return response.headers().firstValue(PaperGate.VENUE).orElse("");
    }

    @Test
    void thePaperVenueMayAskTheLiveOneForItsCertificate(@TempDir Path folder) throws Exception {
        Certificate certificate = new Certificate(folder);
        HttpServerOptions demanding =
                new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(certificate.getKeyStoreOptions())
                        .setTrustOptions(certificate.getTrustStoreOptions())
                        .setClientAuth(ClientAuth.REQUIRED);
        HttpServer secure =
                listen(vertx.createHttpServer(demanding).requestHandler(PaperGateTest::repeat));
        URI address = URI.create("https://127.0.0.1:" + secure.actualPort());
        Config config = new Config(Optional.of(address), Duration.ofSeconds(2));

        HttpResponse<String> known = post(live(config, Optional.of(certificate)), ORDERS, "alice");
        assertEquals(201, known.statusCode());
        assertEquals("paper", venue(known));

        HttpResponse<String> unknown = post(live(config, Optional.empty()), ORDERS, "alice");
        assertEquals(503, unknown.statusCode());
    }

    @Test
    void whoTradesOnPaperIsAnsweredByThePaperVenue() throws Exception {
        HttpResponse<String> response = post(live, ORDERS, "alice");
        assertEquals(201, response.statusCode());
        assertEquals("paper POST " + ORDERS + " Bearer alice {\"a\":1}", response.body());
        assertEquals("paper", venue(response));
        assertEquals(Optional.of("/api/v1/orders/7"), response.headers().firstValue("Location"));
    }

    @Test
    void everybodyElseIsAnsweredHere() throws Exception {
        for (String token : new String[] {"bob", "nobody", ""}) {
            HttpResponse<String> response = post(live, ORDERS, token);
            assertEquals("live", response.body(), token);
            assertEquals("live", venue(response), token);
        }
    }

    @Test
    void whoSignsByAKeyIsPassedOnAsWithAToken() throws Exception {
        HttpRequest signed =
                HttpRequest.newBuilder(address(live).resolve(ORDERS))
                        .header("Bourse-Key", "1")
                        .GET()
                        .build();
        assertEquals("paper", venue(client.send(signed, HttpResponse.BodyHandlers.ofString())));
    }

    @Test
    void whereAnAccountTradesIsSaidHere() throws Exception {
        assertEquals("live", post(live, "/api/v1/accounts/mode", "alice").body());
        assertEquals("live", post(live, "/api/v1/api-keys/1/rotate", "alice").body());
        assertEquals("live", post(live, "/q/health", "alice").body());
        assertEquals("paper", venue(post(live, "/api/v1/accounts", "alice")));
    }

    @Test
    void withoutAPaperVenueNothingIsPassedOn() throws Exception {
        HttpServer alone =
                live(new Config(Optional.empty(), Duration.ofSeconds(2)), Optional.empty());
        HttpResponse<String> response = post(alone, ORDERS, "alice");
        assertEquals("live", response.body());
        assertEquals("", venue(response));
    }

    @Test
    void aPaperVenueThatIsAwayIsNeverReplacedByTheLiveOne() throws Exception {
        paper.close().toCompletionStage().toCompletableFuture().get();
        HttpResponse<String> response = post(live, ORDERS, "alice");
        assertEquals(503, response.statusCode());
        assertEquals("paper", venue(response));
        assertTrue(response.body().contains("PAPER_VENUE_UNAVAILABLE"), response.body());
        assertEquals(
                Optional.of("application/problem+json"),
                response.headers().firstValue("Content-Type"));
    }

    @Test
    void aPaperVenueThatHangsIsGivenUp() throws Exception {
        HttpServer mute = listen(vertx.createHttpServer().requestHandler(_ -> {}));
        HttpServer impatient =
                live(
                        new Config(Optional.of(address(mute)), Duration.ofMillis(100)),
                        Optional.empty());
        assertEquals(503, post(impatient, ORDERS, "alice").statusCode());
    }
}
