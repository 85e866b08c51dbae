package org.bourse.risk.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What recomputing the chain said. */
@Schema(name = "AuditVerification")
record VerificationView(
        boolean intact,
        @Schema(description = "Entries that fit, from the first", examples = "17") String entries,
        @Schema(
                        description = "Of the last that fits: note it, and compare later",
                        examples =
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                String hash,
        @Schema(
                        description = "The first entry that was changed, is missing or is too many",
                        examples = "9")
                @Nullable String firstBroken) {

    static VerificationView of(AuditChain chain) {
        return new VerificationView(
                chain.broken().isEmpty(),
                Long.toString(chain.number()),
                chain.hash(),
                chain.broken().isEmpty() ? null : Long.toString(chain.broken().getAsLong()));
    }
}
