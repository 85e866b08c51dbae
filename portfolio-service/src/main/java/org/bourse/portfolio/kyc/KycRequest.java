package org.bourse.portfolio.kyc;

import org.bourse.portfolio.identity.KycStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a decision. */
record KycRequest(
        @Schema(
                        description = "IN_REVIEW, APPROVED or REJECTED",
                        required = true,
                        examples = "APPROVED")
                @Nullable KycStatus to,
        @Schema(
                        description = "1 to 2,000 characters",
                        required = true,
                        examples = "Passport and address seen")
                @Nullable String reason,
        @Schema(
                        description =
                                "The last day of UTC of an approval, today or later; absent: no"
                                        + " last day",
                        examples = "2027-11-21")
                @Nullable String validUntil) {}
