package org.bourse.marketdata.login;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Verifies access tokens that do not come in a request's header. */
@ApplicationScoped
public class Tokens {
    private static final long TIMEOUT_MILLIS = 2_000;

    private final TenantIdentityProvider provider;

    @Inject
    Tokens(TenantIdentityProvider provider) {
        this.provider = provider;
    }

    /**
     * Whose token it is. Fails with an {@link io.quarkus.security.AuthenticationFailedException}
     * when it is not valid, with something else when that cannot be known.
     */
    @Timeout(TIMEOUT_MILLIS)
    public Uni<Owner> verify(String token) {
        return provider.authenticate(new AccessTokenCredential(token)).map(Tokens::owner);
    }

    static Owner owner(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            boolean supervises =
                    identity.hasRole(Roles.RISK_MANAGER) || identity.hasRole(Roles.AUDITOR);
            return new Owner(token.getSubject(), supervises, 0, token.getExpirationTime() * 1_000);
        }
        throw new IllegalStateException("an access token is a JWT");
    }
}
