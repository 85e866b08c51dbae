package org.bourse.platform.apikey;

import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Says of a signed request what a token would: who it is of, and until when that can be relied on.
 *
 * @param keyId the key it was signed with
 * @param expiresSeconds since the epoch
 */
public record KeyPrincipal(String subject, String keyId, long expiresSeconds)
        implements JsonWebToken {
    @Override
    public String getName() {
        return subject;
    }

    @Override
    public Set<String> getClaimNames() {
        return Set.of("sub", "exp");
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getClaim(String claim) {
        return (T)
                switch (claim) {
                    case "sub" -> subject;
                    case "exp" -> expiresSeconds;
                    default -> null;
                };
    }
}
