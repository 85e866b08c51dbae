package org.bourse.portfolio.funding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a completion; it may be left out.
 *
 * @param paymentSource who paid the withdrawal out; none without a reference
 * @param paymentReference what the payment is called there: it pays one withdrawal
 */
record CompletionRequest(
        @Schema(
                        examples = "sepa",
                        description = "Who made the payment: 1 to 32 of A-Z a-z 0-9 ._:-")
                @Nullable String paymentSource,
        @Schema(examples = "2026-11-28/4711", description = "1 to 64 printable ASCII characters")
                @Nullable String paymentReference) {}
