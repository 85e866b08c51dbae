package org.bourse.portfolio.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bourse.platform.security.SecretSeal;
import org.bourse.portfolio.notice.Destination;
import org.bourse.portfolio.notice.PublicAddresses;

/**
 * Sends events. A host's name is looked up here and the connection made to an address that was
 * checked, so that a name cannot mean something else a moment later; redirects are not followed and
 * what a receiver answers is not read beyond its status.
 */
@ApplicationScoped
class WebhookSender {
    static final String NOT_ALLOWED = "ADDRESS_NOT_ALLOWED";
    static final String TIMEOUT = "TIMEOUT";

    private final WebhookConfig config;
    private final SecretSeal seal;
    private final ObjectMapper json;
    private final HttpClient client;

    @Inject
    WebhookSender(Vertx vertx, WebhookConfig config, SecretSeal seal, ObjectMapper json) {
        this.config = config;
        this.seal = seal;
        this.json = json;
        client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setConnectTimeout((int) config.connectTimeout().toMillis())
                                .setVerifyHost(true));
    }

    @PreDestroy
    void stop() {
        client.close();
    }

    /**
     * Sends an event and waits for the answer.
     *
     * @param timestampSeconds now, seconds since the Unix epoch
     * @return why it was not taken; none when it was
     */
    Optional<String> send(Delivery delivery, long timestampSeconds) throws InterruptedException {
        Optional<Destination> known = Destination.parse(delivery.url(), config.plainAllowed());
        if (known.isEmpty()) {
            return Optional.of(NOT_ALLOWED);
        }
        Destination destination = known.get();
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(destination.host());
        } catch (UnknownHostException e) {
            return Optional.of("HOST_UNKNOWN");
        }
        if (!config.privateAllowed()
                && !Arrays.stream(addresses).allMatch(PublicAddresses::contain)) {
            return Optional.of(NOT_ALLOWED);
        }
        Optional<byte[]> secret = seal.open(delivery.webhookId(), delivery.secret());
        if (secret.isEmpty()) {
            return Optional.of("SECRET_UNREADABLE");
        }
        byte[] body = body(delivery.notice());
        String signature = NoticeSignature.of(secret.get(), timestampSeconds, body);
        RequestOptions request =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        destination.port(), addresses[0].getHostAddress()))
                        .setHost(destination.host())
                        .setPort(destination.port())
                        .setSsl(destination.isSecure())
                        .setURI(destination.path())
                        .setFollowRedirects(false)
                        .setTimeout(config.timeout().toMillis())
                        .putHeader(HttpHeaders.HOST, destination.uri().getRawAuthority())
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader("Bourse-Event-Id", delivery.notice().eventId())
                        .putHeader("Bourse-Timestamp", Long.toString(timestampSeconds))
                        .putHeader("Bourse-Signature", signature);
        return answer(request, body);
    }

    private Optional<String> answer(RequestOptions request, byte[] body)
            throws InterruptedException {
        try {
            int status =
                    client.request(request)
                            .compose(sending -> sending.send(Buffer.buffer(body)))
                            .map(WebhookSender::statusOnly)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return status / 100 == 2 ? Optional.empty() : Optional.of("STATUS_" + status);
        } catch (TimeoutException e) {
            return Optional.of(TIMEOUT);
        } catch (ExecutionException e) {
            return Optional.of(
                    e.getCause() instanceof TimeoutException ? TIMEOUT : "NO_CONNECTION");
        }
    }

    private static int statusOnly(HttpClientResponse response) {
        int status = response.statusCode();
        response.request().connection().close();
        return status;
    }

    private byte[] body(Notice notice) {
        try {
            return json.writeValueAsBytes(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is plain data", e);
        }
    }
}
