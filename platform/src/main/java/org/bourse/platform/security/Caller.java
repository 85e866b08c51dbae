package org.bourse.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the request at hand, by its verified access token or the API key that signed it. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    @Inject
    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The subject of the token, or of the key's owner: stable, and unique in the realm. */
    public String subject() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token.getSubject();
        }
        throw new IllegalStateException("nobody is asked who is not authenticated");
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }
}
