package org.bourse.platform.apikey;

import io.quarkus.runtime.Startup;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bourse.platform.security.KeyAuthentication;
import org.bourse.platform.security.SignedBy;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells by key, time, address and signature whose a request is. A refusal does not say why. */
@Startup
@ApplicationScoped
public class SignatureAuthentication implements KeyAuthentication {
    private static final String TIMESTAMP = "Bourse-Timestamp";
    private static final String BODY_SHA256 = "Bourse-Body-Sha256";
    private static final String SIGNATURE = "Bourse-Signature";
    private static final Duration WINDOW_MAX = Duration.ofSeconds(60);

    /** What was begun with a request, such as a stream, ends so long after it, as with a token. */
    private static final long RELIED_ON_SECONDS = TimeUnit.HOURS.toSeconds(1);

    private final Function<String, Optional<HeldKey>> keys;
    private final BiConsumer<String, Long> uses;
    private final InstantSource clock;
    private final long windowMillis;
    private final boolean comparesAddresses;

    /**
     * @throws IllegalArgumentException when the window is not above 0 and up to 60 s
     */
    @Inject
    SignatureAuthentication(
            ApiKeys keys,
            KeyUses uses,
            ApiKeyConfig config,
            @ConfigProperty(name = "bourse.venue", defaultValue = "0") int venue) {
        this(
                keys::find,
                uses::note,
                InstantSource.system(),
                config.window(),
                config.venue().orElse(venue) == venue);
    }

    SignatureAuthentication(
            Function<String, Optional<HeldKey>> keys,
            BiConsumer<String, Long> uses,
            InstantSource clock,
            Duration window,
            boolean comparesAddresses) {
        if (!window.isPositive() || window.compareTo(WINDOW_MAX) > 0) {
            throw new IllegalArgumentException(
                    "bourse.api-keys.window=" + window + " is not above 0 and up to " + WINDOW_MAX);
        }
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
        windowMillis = window.toMillis();
        this.comparesAddresses = comparesAddresses;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context) {
        HttpServerRequest http = context.request();
        SignedRequest request =
                new SignedRequest(
                        header(http, KEY, ""),
                        header(http, TIMESTAMP, ""),
                        http.method().name(),
                        http.uri(),
                        header(http, BODY_SHA256, SignedRequest.EMPTY_SHA256),
                        header(http, "Idempotency-Key", ""));
        long nowMillis = clock.millis();
        long nowMicros = TimeUnit.MILLISECONDS.toMicros(nowMillis);
        HeldKey key = keys.apply(request.keyId()).orElse(null);
        if (key == null
                || !request.isOf(nowMillis, windowMillis)
                || comparesAddresses && !mayCome(key, http.remoteAddress().host())
                || !key.signed(request, signature(header(http, SIGNATURE, "")), nowMicros)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        uses.accept(request.keyId(), nowMicros);
        context.put(SignedBy.class.getName(), new SignedBy(key.scopes(), request.bodySha256()));
        return Uni.createFrom().item(identity(request.keyId(), key, nowMillis));
    }

    private static String header(HttpServerRequest http, String name, String absent) {
        String value = http.getHeader(name);
        return value == null ? absent : value;
    }

    /** Empty, which nobody's is, when it is no Base64. */
    private static byte[] signature(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static boolean mayCome(HeldKey key, @Nullable String from) {
        try {
            return key.networks().isEmpty()
                    || from != null && key.mayComeFrom(InetAddress.ofLiteral(from));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static SecurityIdentity identity(String keyId, HeldKey key, long nowMillis) {
        long until = TimeUnit.MILLISECONDS.toSeconds(nowMillis) + RELIED_ON_SECONDS;
        long expires = TimeUnit.MICROSECONDS.toSeconds(key.untilMicros());
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new KeyPrincipal(key.subject(), keyId, Math.min(until, expires)))
                .addRoles(key.roles())
                .build();
    }
}
