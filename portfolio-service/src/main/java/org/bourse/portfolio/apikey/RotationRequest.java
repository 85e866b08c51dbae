package org.bourse.portfolio.apikey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a rotation. */
@Schema(name = "ApiKeyRotation")
record RotationRequest(
        @Schema(description = "Of ED25519: the new public key, as when the key was made.")
                @Nullable String publicKey) {}
