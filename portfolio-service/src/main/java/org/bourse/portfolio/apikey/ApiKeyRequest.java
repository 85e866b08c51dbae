package org.bourse.portfolio.apikey;

import java.time.Instant;
import java.util.List;
import org.bourse.platform.security.Scope;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a wish for a key. */
@Schema(name = "NewApiKey")
record ApiKeyRequest(
        @Schema(
                        description = "What its owner calls it.",
                        examples = "bot-1",
                        pattern = ApiKeyRequest.LABEL,
                        required = true)
                @Nullable String label,
        @Schema(required = true) @Nullable Algorithm algorithm,
        @Schema(
                        description =
                                "Of ED25519: the public key as a SubjectPublicKeyInfo in Base64,"
                                        + " what stands between the lines of a PEM file.",
                        examples = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
                @Nullable String publicKey,
        @Schema(required = true) @Nullable List<Scope> scopes,
        @Schema(
                        description =
                                "Where it may be used from: up to 16 addresses or networks; absent:"
                                        + " from anywhere.",
                        examples = "[\"192.0.2.0/24\"]")
                @Nullable List<String> networks,
        @Schema(description = "Absent: it does not expire.") @Nullable Instant expiresAt) {
    static final String LABEL = "[A-Za-z0-9._:-]{1,32}";

    /** How requests are signed. */
    @Schema(name = "KeyAlgorithm")
    enum Algorithm {
        /** HMAC-SHA256: the venue makes a secret and tells it once. */
        HMAC,
        /** Ed25519: the owner keeps the private key, the venue has the public one. */
        ED25519
    }
}
