package org.bourse.portfolio.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a change of limits: one at least; where it says nothing the default holds. */
record WithdrawalLimitRequest(
        @Schema(examples = "5000", description = "The most at once.") @Nullable String each,
        @Schema(examples = "20000", description = "The most in a day of UTC.")
                @Nullable String day) {}
