package org.bourse.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Whose a request is that is signed by an API key and carries no token. */
public interface KeyAuthentication {
    /** The id of the key. */
    String KEY = "Bourse-Key";

    /**
     * Fails with an {@link io.quarkus.security.AuthenticationFailedException} when the key or the
     * signature is not good, or not good now or from there. Else the context holds a {@link
     * SignedBy} under the name of that class.
     */
    Uni<SecurityIdentity> authenticate(RoutingContext context);
}
