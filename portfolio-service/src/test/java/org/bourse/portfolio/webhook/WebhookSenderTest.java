package org.bourse.portfolio.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.bourse.platform.security.SecretSeal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to a receiver on this machine. */
class WebhookSenderTest {
    private static final byte[] SECRET =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String KEY = "c2VhbHMgdGhlIHNlY3JldHMgb2Ygd2ViaG9va3MhISE=";
    private static final long NOW = 1_700_000_000;
    private static final Notice NOTICE =
            new Notice(
                    "4711",
                    "DEPOSIT",
                    "0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11",
                    "1000",
                    "USDT",
                    "100.5",
                    "COMPLETED",
                    null,
                    Instant.ofEpochSecond(NOW));

    private static final UUID WEBHOOK = new UUID(0, 1);

    private final SecretSeal seal =
            new SecretSeal("bourse.webhook", OptionalInt.of(1), Map.of(1, KEY));
    private SecretSeal.Stored stored = seal.seal(WEBHOOK, SECRET);
    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer receiver;

    private volatile int status = 200;
    private volatile @Nullable Headers headers;
    private volatile byte[] body = {};
    private volatile String path = "";

    WebhookSenderTest() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private record Config(boolean plainAllowed, boolean privateAllowed, Duration timeout)
            implements WebhookConfig {
        @Override
        public int ownerMax() {
            return 5;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int triesMax() {
            return 3;
        }

        @Override
        public Duration pause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration pauseMax() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int parallelMax() {
            return 1;
        }

        @Override
        public int parkedMax() {
            return 1;
        }

        @Override
        public Duration eventsKept() {
            return Duration.ofDays(1);
        }

        @Override
        public OptionalInt keyId() {
            return OptionalInt.empty();
        }

        @Override
        public Map<Integer, String> keys() {
            return Map.of();
        }
    }

    @BeforeEach
    void listen() {
        receiver.createContext(
                "/",
                exchange -> {
                    headers = exchange.getRequestHeaders();
                    path = exchange.getRequestURI().toString();
                    body = exchange.getRequestBody().readAllBytes();
                    if (path.equals("/slow")) {
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        receiver.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        receiver.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Optional<String> send(Config config, String to) throws InterruptedException {
        ObjectMapper json =
                new ObjectMapper()
                        .findAndRegisterModules()
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        WebhookSender sender = new WebhookSender(vertx, config, seal, json);
        try {
            return sender.send(new Delivery(WEBHOOK, 4_711, to, stored, NOTICE, 1), NOW);
        } finally {
            sender.stop();
        }
    }

    private static Config open() {
        return new Config(true, true, Duration.ofSeconds(10));
    }

    private String address(String end) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + end;
    }

    @Test
    void anEventIsPostedSigned() throws InterruptedException {
        assertEquals(Optional.empty(), send(open(), address("/hook?a=b")));

        assertEquals("/hook?a=b", path);
        Headers sent = headers;
        assertEquals("4711", sent == null ? null : sent.getFirst("Bourse-Event-Id"));
        assertEquals("1700000000", sent == null ? null : sent.getFirst("Bourse-Timestamp"));
        assertEquals(
                NoticeSignature.of(SECRET, NOW, body),
                sent == null ? null : sent.getFirst("Bourse-Signature"));
        assertEquals(
                "{\"eventId\":\"4711\",\"kind\":\"DEPOSIT\","
                        + "\"requestId\":\"0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11\","
                        + "\"accountId\":\"1000\",\"asset\":\"USDT\",\"amount\":\"100.5\","
                        + "\"status\":\"COMPLETED\",\"at\":\"2023-11-14T22:13:20Z\"}",
                new String(body, StandardCharsets.UTF_8));
    }

    @Test
    void withoutTheKeyNothingIsSent() throws InterruptedException {
        stored = new SecretSeal.Stored(2, stored.bytes());

        assertEquals(Optional.of("SECRET_UNREADABLE"), send(open(), address("/hook")));
        assertNull(headers);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 400, 404, 500, 503})
    void whatIsNoSuccessIsAFailureAndARedirectionIsNotFollowed(int answer)
            throws InterruptedException {
        status = answer;

        assertEquals(Optional.of("STATUS_" + answer), send(open(), address("/hook")));
        assertEquals("/hook", path);
    }

    @Test
    void aSlowReceiverIsNotWaitedForLong() throws InterruptedException {
        Config hasty = new Config(true, true, Duration.ofMillis(300));

        assertEquals(Optional.of("TIMEOUT"), send(hasty, address("/slow")));
    }

    @Test
    void aReceiverThatIsAwayIsAFailure() throws InterruptedException {
        String address = address("/hook");
        receiver.stop(0);

        assertEquals(Optional.of("NO_CONNECTION"), send(open(), address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433"})
    void thisMachineIsNotAskedHoweverItIsNamed(String host) throws InterruptedException {
        Config closed = new Config(true, false, Duration.ofSeconds(10));
        String to = "http://" + host + ":" + receiver.getAddress().getPort() + "/hook";
        Optional<String> failure = send(closed, to);

        assertEquals(
                Optional.of(WebhookSender.NOT_ALLOWED),
                failure.map(it -> it.equals("HOST_UNKNOWN") ? WebhookSender.NOT_ALLOWED : it));
        assertNull(headers);
    }

    @Test
    void plainHttpIsNotSentWhereItIsNotAllowed() throws InterruptedException {
        Config strict = new Config(false, true, Duration.ofSeconds(10));

        assertEquals(Optional.of(WebhookSender.NOT_ALLOWED), send(strict, address("/hook")));
        assertNull(headers);
    }
}
