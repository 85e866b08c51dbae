package org.bourse.platform.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant EXPIRY = START.plusSeconds(300);
    private static final int REMEMBERED_MAX = 3;

    private Instant now = START;
    private final Verifier verifier = new Verifier();
    private final IdentityMemory memory = new IdentityMemory(() -> now, REMEMBERED_MAX);
    private final VerifiedTokens tokens =
            new VerifiedTokens(new TokenVerification(verifier), verifier, memory, Optional.empty());

    /** Verifies all tokens, each with the same expiry, but for "forged". */
    private static final class Verifier implements HttpAuthenticationMechanism {
        int calls;
        String name = "alice";

        @Override
        public Uni<SecurityIdentity> authenticate(
                RoutingContext context, IdentityProviderManager providers) {
            calls++;
            String header = context.request().getHeader("Authorization");
            return header == null || header.contains("forged")
                    ? Uni.createFrom().nullItem()
                    : Uni.createFrom().item(identity(name));
        }

        @Override
        public Uni<ChallengeData> getChallenge(RoutingContext context) {
            return Uni.createFrom().nullItem();
        }

        @Override
        public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
            return Set.of();
        }
    }

    private record Token(String name, Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String claim) {
            return (T) claims.get(claim);
        }
    }

    private static SecurityIdentity identity(String name) {
        Token token = new Token(name, Map.of("exp", EXPIRY.getEpochSecond()));
        return fake(SecurityIdentity.class, "getPrincipal", token);
    }

    /** Who a request with this header is of. */
    private @Nullable SecurityIdentity authenticate(@Nullable String header) {
        HttpServerRequest request = fake(HttpServerRequest.class, "getHeader", header);
        RoutingContext context = fake(RoutingContext.class, "request", request);
        IdentityProviderManager providers = fake(IdentityProviderManager.class, "none", null);
        return tokens.authenticate(context, providers).await().indefinitely();
    }

    /** Knows one method. */
    private static <T> T fake(Class<T> type, String method, @Nullable Object result) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, called, _) -> {
                            assertEquals(method, called.getName());
                            return result;
                        }));
    }

    @Test
    void aTokenIsVerifiedOnce() {
        SecurityIdentity first = authenticate("Bearer a");
        SecurityIdentity second = authenticate("Bearer a");

        assertSame(first, second);
        assertEquals(1, verifier.calls);
    }

    @Test
    void servesATokenUntilItExpires() {
        SecurityIdentity first = authenticate("Bearer a");

        now = EXPIRY.minusMillis(1);

        assertSame(first, authenticate("Bearer a"));
        assertEquals(1, verifier.calls);
    }

    @Test
    void doesNotServeAnExpiredToken() {
        authenticate("Bearer a");

        now = EXPIRY;
        verifier.name = "verified anew";
        SecurityIdentity later = authenticate("Bearer a");

        assertEquals("verified anew", later.getPrincipal().getName());
        assertEquals(2, verifier.calls);
    }

    @Test
    void anExpiredTokenIsForgotten() {
        memory.keep("hash", identity("alice"));

        now = EXPIRY;

        assertTrue(memory.find("hash").isEmpty());
        assertEquals(0, memory.size());
    }

    @Test
    void tokensAreNotTakenForEachOther() {
        SecurityIdentity alice = authenticate("Bearer a");
        verifier.name = "bob";
        SecurityIdentity bob = authenticate("Bearer b");

        assertEquals("bob", bob.getPrincipal().getName());
        assertSame(alice, authenticate("Bearer a"));
    }

    @Test
    void refusalsAreNotRemembered() {
        assertNull(authenticate("Bearer forged"));
        assertNull(authenticate("Bearer forged"));
        assertNull(authenticate(null));

        assertEquals(3, verifier.calls);
        assertEquals(0, memory.size());
    }

    @Test
    void remembersNoMoreThanItMay() {
        for (int i = 0; i < 10 * REMEMBERED_MAX; i++) {
            authenticate("Bearer " + i);
            assertTrue(memory.size() <= REMEMBERED_MAX, "after " + (i + 1) + " tokens");
        }

        assertEquals(10 * REMEMBERED_MAX, verifier.calls);
        authenticate("Bearer " + (10 * REMEMBERED_MAX - 1));
        assertEquals(10 * REMEMBERED_MAX, verifier.calls, "the newest is remembered");
    }
}
