package org.bourse.platform.security;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Verifies a token's signature, for which the identity provider may have to be asked for its keys.
 * A provider that hangs keeps nobody waiting for long. There is no circuit breaker: anybody can
 * name a key that is not known, and would open it for all whose keys are.
 */
@ApplicationScoped
class TokenVerification {
    private static final long TIMEOUT_MILLIS = 2_000;

    private final HttpAuthenticationMechanism oidc;

    @Inject
    TokenVerification(OidcAuthenticationMechanism oidc) {
        this((HttpAuthenticationMechanism) oidc);
    }

    TokenVerification(HttpAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Timeout(TIMEOUT_MILLIS)
    public Uni<SecurityIdentity> verify(RoutingContext context, IdentityProviderManager providers) {
        return oidc.authenticate(context, providers);
    }
}
