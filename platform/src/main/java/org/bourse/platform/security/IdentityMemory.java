package org.bourse.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who a verified token is of, by the token's hash, until the token expires. Bounded. */
final class IdentityMemory {
    private final ConcurrentHashMap<String, Verified> verified = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final int identitiesMax;

    private record Verified(SecurityIdentity identity, long expiresMillis) {}

    /** When it is full it forgets all: the next request of each token is verified again. */
    IdentityMemory(InstantSource clock, int identitiesMax) {
        this.clock = clock;
        this.identitiesMax = identitiesMax;
    }

    /** Empty when the token is not known or has expired. */
    Optional<SecurityIdentity> find(String hash) {
        Verified known = verified.get(hash);
        if (known == null) {
            return Optional.empty();
        }
        if (known.expiresMillis <= clock.millis()) {
            verified.remove(hash, known);
            return Optional.empty();
        }
        return Optional.of(known.identity);
    }

    /** Identities of other kinds than tokens are not kept. */
    void keep(String hash, SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            if (verified.size() >= identitiesMax) {
                verified.clear();
            }
            verified.put(hash, new Verified(identity, token.getExpirationTime() * 1_000));
        }
    }

    /** How many are kept, the expired included. */
    int size() {
        return verified.size();
    }
}
