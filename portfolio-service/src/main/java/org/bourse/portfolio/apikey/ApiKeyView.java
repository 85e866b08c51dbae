package org.bourse.portfolio.apikey;

import java.time.Instant;
import java.util.List;
import org.bourse.platform.security.Scope;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key.
 *
 * @param networks where it may be used from; none: from anywhere
 * @param previousUntil until when what was rotated is good, if it was
 * @param lastUsedAt to about a minute; absent: it was not used
 * @param secret of HMAC, as it is to be used; told once, when it is made
 */
@Schema(name = "ApiKey")
record ApiKeyView(
        @Schema(examples = "0b1f5c1e-7d7b-4f57-9a63-3f1f0c0e5a11") String keyId,
        @Schema(examples = "bot-1") String label,
        ApiKeyRequest.Algorithm algorithm,
        List<Scope> scopes,
        @Schema(examples = "[\"192.0.2.0/24\"]") List<String> networks,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant previousUntil,
        @Nullable Instant lastUsedAt,
        @Nullable String secret) {

    /** With its secret, for the one answer that tells it. */
    ApiKeyView with(@Nullable String once) {
        return copy(lastUsedAt, once);
    }

    ApiKeyView usedAt(@Nullable Instant time) {
        return copy(time, secret);
    }

    private ApiKeyView copy(@Nullable Instant used, @Nullable String once) {
        return new ApiKeyView(
                keyId,
                label,
                algorithm,
                scopes,
                networks,
                createdAt,
                expiresAt,
                previousUntil,
                used,
                once);
    }
}
