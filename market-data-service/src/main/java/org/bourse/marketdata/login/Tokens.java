package org.bourse.marketdata.login;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bourse.platform.access.AddressGate;
import org.bourse.platform.apikey.KeyPrincipal;
import org.bourse.platform.security.Roles;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Verifies access tokens that do not come in a request's header. */
@ApplicationScoped
public class Tokens {
    private static final long TIMEOUT_MILLIS = 2_000;

    private final TenantIdentityProvider provider;
    private final AddressGate gate;

    @Inject
    Tokens(TenantIdentityProvider provider, AddressGate gate) {
        this.provider = provider;
        this.gate = gate;
    }

    /**
     * Whose token it is. Fails with an {@link AuthenticationFailedException} when it is not valid,
     * or not from there, with something else when that cannot be known.
     *
     * @param address from where it comes
     */
    @Timeout(TIMEOUT_MILLIS)
    public Uni<Owner> verify(String token, @Nullable String address) {
        return provider.authenticate(new AccessTokenCredential(token))
                .map(identity -> {
                    if (!gate.admits(identity, address)) {
                        throw new AuthenticationFailedException("not from this address");
                    }
                    return owner(identity);
                });
    }

    static Owner owner(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            boolean supervises =
                    identity.hasRole(Roles.RISK_MANAGER) || identity.hasRole(Roles.AUDITOR);
            return new Owner(
                    token.getSubject(),
                    supervises,
                    0,
                    token.getExpirationTime() * 1_000,
                    token instanceof KeyPrincipal key ? key.keyId() : "");
        }
        throw new IllegalStateException("an access token is a JWT");
    }
}
