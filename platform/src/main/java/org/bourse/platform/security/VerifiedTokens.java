package org.bourse.platform.security;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Verifies a token once and remembers who it is, by the token's hash, until it expires. Verifying a
 * signature costs more than all other work of taking an order. A request without a token may be
 * signed by an API key, where the service takes them.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";
    private static final int REMEMBERED_MAX = 10_000;

    private final IdentityMemory memory;
    private final TokenVerification verification;
    private final HttpAuthenticationMechanism oidc;
    private final Optional<KeyAuthentication> keys;

    @Inject
    VerifiedTokens(
            TokenVerification verification,
            OidcAuthenticationMechanism oidc,
            Instance<KeyAuthentication> keys) {
        this(
                verification,
                oidc,
                new IdentityMemory(InstantSource.system(), REMEMBERED_MAX),
                keys.stream().findFirst());
    }

    VerifiedTokens(
            TokenVerification verification,
            HttpAuthenticationMechanism oidc,
            IdentityMemory memory,
            Optional<KeyAuthentication> keys) {
        this.verification = verification;
        this.oidc = oidc;
        this.memory = memory;
        this.keys = keys;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader("Authorization");
        if (header == null
                && keys.isPresent()
                && context.request().getHeader(KeyAuthentication.KEY) != null) {
            return keys.get().authenticate(context);
        }
        if (header == null || !header.startsWith(SCHEME)) {
            return oidc.authenticate(context, providers);
        }
        String hash = hash(header);
        Optional<SecurityIdentity> known = memory.find(hash);
        return known.isPresent()
                ? Uni.createFrom().item(known.get())
                : verification
                        .verify(context, providers)
                        .onItem()
                        .ifNotNull()
                        .invoke(identity -> memory.keep(hash, identity))
                        .onFailure(TimeoutException.class)
                        .transform(e -> new OIDCException("the identity provider hangs", e));
    }

    private static String hash(String header) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = digest.digest(header.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }
}
